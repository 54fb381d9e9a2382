// Carries the compiler's Problem list on an error, from the use case that met it to whoever answers. Knows no transport.
import { LensgraphError } from '../core/errors';
import type { Problem } from '../core/problems';

/** `workflow_invalid` with its problems. */
export function workflowInvalid(problems: readonly Problem[]): LensgraphError {
  return Object.assign(new LensgraphError('workflow_invalid'), { problems });
}

/** The problems an error carries, if it does. */
export function problemsOf(error: LensgraphError): readonly Problem[] | undefined {
  // Only `workflowInvalid` puts them there.
  return 'problems' in error && Array.isArray(error.problems) ? error.problems : undefined;
}
