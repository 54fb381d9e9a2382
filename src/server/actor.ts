// Who asks, and what they may do. The one place where a permission is demanded; REST and tRPC both come through here.
// Knows neither keys nor sessions.
import { LensgraphError } from '../core/errors';

/** Everything that can be permitted; the scopes of an API key are the same words. */
export const PERMISSIONS = ['workflows:read', 'workflows:write', 'runs:read', 'runs:write', 'models:write'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** On whose behalf something is done. */
export interface Actor {
  readonly teamId: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Name of the API key; left out for whoever sits at the browser. */
  readonly apiKey?: string;
}

export const isPermission = (word: string): word is Permission => PERMISSIONS.some((each) => each === word);

/** Throws `forbidden` unless the actor has the permission. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!actor.permissions.has(permission)) throw new LensgraphError('forbidden', { scope: permission });
}
