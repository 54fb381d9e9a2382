// The actor behind the browser until there are accounts: the web answers on this machine only, so whoever sits here owns it.
import { DEFAULT_TEAM_ID } from '../db/team';
import { type Actor, PERMISSIONS } from './actor';

export const localActor: Actor = { teamId: DEFAULT_TEAM_ID, permissions: new Set(PERMISSIONS) };
