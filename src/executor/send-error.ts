// Errors across the process border: code and params travel, the rest is text for the log.

import { inspect } from 'node:util';
import { asLensgraphError, LensgraphError } from '../core/errors';
import type { SentError } from './types';

export function packError(error: unknown): SentError {
  const { code, params } = asLensgraphError(error);
  return { code, params, detail: inspect(error, { depth: 4 }) };
}

export function unpackError({ code, params, detail }: SentError): LensgraphError {
  return new LensgraphError(code, params, { cause: new Error(detail) });
}
