// Turns whatever was thrown into what a client may see: a code, a sentence, problems. Never a stack, never a cause.
import { asLensgraphError, type ErrorCode } from '../core/errors';
import type { Problem } from '../core/problems';
import { problemsOf } from './problems-error';
import type { Log } from './services';

export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    /** Fit for a person. */
    readonly message: string;
    readonly problems?: readonly Problem[];
  };
}

/** The answer to `error` and its HTTP status; what we do not know is `internal`. */
export function errorAnswer(error: unknown): { readonly status: number; readonly body: ErrorBody } {
  const ours = asLensgraphError(error);
  const problems = problemsOf(ours);
  return {
    status: ours.status,
    body: { error: { code: ours.code, message: ours.message, ...(problems ? { problems } : {}) } },
  };
}

/** Writes failures of ours (500 and above) to the log with all their detail, and refusals without. */
export function logError(log: Log, error: unknown, context: Readonly<Record<string, unknown>>): void {
  const ours = asLensgraphError(error);
  if (ours.status >= 500) log.error({ ...context, code: ours.code, err: error }, 'Request failed');
  else log.debug({ ...context, code: ours.code, reason: ours.message }, 'Request refused');
}
