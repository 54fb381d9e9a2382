// Who makes a change, as it is kept with a workflow: a program by its key's name, else somebody at a page of ours.
import type { ChangedBy } from '../../db/types';
import type { Actor } from '../actor';

/** `tab` tells the tabs of a browser apart; it is theirs to choose. */
export const changedBy = ({ apiKey }: Actor, tab?: string): ChangedBy => ({
  ...(apiKey === undefined ? { source: 'app' } : { source: 'api', name: apiKey }),
  ...(tab === undefined ? {} : { tab }),
});
