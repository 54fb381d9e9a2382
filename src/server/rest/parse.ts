// Checks what came from outside against a schema and says in words what is wrong with it.
import type { z } from 'zod';
import { LensgraphError } from '../../core/errors';

/** The value as the schema makes it. Throws `bad_request` naming the first thing that is wrong. */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.length ? `"${issue.path.join('.')}" of ${what}` : what;
  throw new LensgraphError('bad_request', {
    reason: `There is something wrong with ${where}: ${issue?.message ?? 'not valid'}.`,
  });
}
