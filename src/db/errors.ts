// Turns what PostgreSQL, its driver and Prisma throw into the house's errors. Knows no query.
import { LensgraphError } from '../core/errors';

const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'P1001',
  'P1017',
]);
/** Sentences of the driver for a connection that went away; it gives them no code. */
const LOST_SENTENCE =
  /connection terminated|connection ended|timeout exceeded when trying to connect|client has encountered/i;

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Prisma's adapter hides the driver's code one level down.
  if ('meta' in error) return codeOf(error.meta);
  if ('driverAdapterError' in error) return codeOf(error.driverAdapterError);
  if ('originalCode' in error && typeof error.originalCode === 'string') return error.originalCode;
  if ('cause' in error) return codeOf(error.cause);
  return '';
}

/** SQLSTATE classes 08 (connection) and 57P (the server goes down or comes up), 25P03 (frozen inside a transaction), and what the socket says. */
function isLost(error: unknown): boolean {
  const code = codeOf(error);
  if (LOST.has(code) || code.startsWith('08') || code.startsWith('57P') || code === '25P03') return true;
  return error instanceof Error && LOST_SENTENCE.test(error.message);
}

/** `error` as one of ours: `unavailable` when the database is away, `storage_full` when its disk is, else `internal`. */
export function asDatabaseError(error: unknown): LensgraphError {
  if (error instanceof LensgraphError) return error;
  if (isLost(error)) {
    const reason = 'The database does not answer at the moment. Try again in a few seconds.';
    return new LensgraphError('unavailable', { reason, why: 'database' }, { cause: error });
  }
  // The one character PostgreSQL's text cannot hold; it came from whoever asks.
  if (codeOf(error) === '22021') {
    const reason = 'The request contains the character NUL, which cannot be stored.';
    return new LensgraphError('bad_request', { reason }, { cause: error });
  }
  if (codeOf(error) === '53100') return new LensgraphError('storage_full', {}, { cause: error });
  return new LensgraphError('internal', {}, { cause: error });
}
