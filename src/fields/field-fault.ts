// Why a value does not fit its field, as a code with numbers, so that it can be said in any language. The schema judges.

import { z } from 'zod';
import type { Schema } from './field-shape';

export interface FieldFault {
  readonly code:
    | 'too_small'
    | 'too_big'
    | 'too_few'
    | 'too_many'
    | 'too_short'
    | 'too_long'
    | 'whole'
    | 'wrong'
    | 'said';
  readonly limit: number;
  /** What the schema itself says, for `said`: a pattern of the node's own. */
  readonly message: string;
  /** Where inside the value. */
  readonly path: readonly PropertyKey[];
}

/** The first thing wrong with `value`, or null. */
export function fieldFault(schema: Schema, value: unknown): FieldFault | null {
  const issue = z.safeParse(schema, value).error?.issues[0];
  return issue ? asFault(issue) : null;
}

function asFault(issue: z.core.$ZodIssue): FieldFault {
  const { message, path } = issue;
  const fault = (code: FieldFault['code'], limit: number | bigint = 0): FieldFault => ({
    code,
    limit: Number(limit),
    message,
    path,
  });
  switch (issue.code) {
    case 'too_small':
      return fault(
        issue.origin === 'array' ? 'too_few' : issue.origin === 'string' ? 'too_short' : 'too_small',
        issue.minimum,
      );
    case 'too_big':
      return fault(
        issue.origin === 'array' ? 'too_many' : issue.origin === 'string' ? 'too_long' : 'too_big',
        issue.maximum,
      );
    case 'invalid_type':
      return fault(issue.expected === 'int' ? 'whole' : 'wrong');
    case 'custom':
      return { ...fault('said'), message: String(issue.params?.say ?? message) };
    default:
      return fault('wrong');
  }
}
