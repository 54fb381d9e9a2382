// Carries what is there now on a `conflict`, so that a screen can offer "theirs or mine". Knows no transport.
import { LensgraphError } from '../core/errors';

/** `conflict` with `current`, which must be fit for JSON. */
export function conflictWith(reason: string, current: Readonly<Record<string, unknown>>): LensgraphError {
  return Object.assign(new LensgraphError('conflict', { reason }), { current });
}

/** What is there now, if the error says it. */
export function currentOf(error: LensgraphError): Readonly<Record<string, unknown>> | null {
  // Only `conflictWith` puts it there.
  const { current } = error as LensgraphError & { current?: Readonly<Record<string, unknown>> };
  if (current) return current;
  // The database's own word on a workflow: its revision now, when and by whom it was made, where the refused graph lies.
  const { reason: _, ...facts } = error.params;
  return error.code === 'conflict' && 'revision' in facts ? facts : null;
}
