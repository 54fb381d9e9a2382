// Refuses names that reach into JavaScript's own objects, anywhere in a workflow, and nesting too deep to be a workflow.

import { type Problem, problem } from './problems';

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 50;
const NAMING_KEYS: ReadonlySet<string> = new Set(['id', 'type', 'source', 'target', 'sourceHandle', 'targetHandle']);

/** The first forbidden key, id or type in `json`, or nesting over 50 levels, as a problem; walks without recursion. */
export function findForbidden(json: object): Problem | null {
  const open: { value: object; depth: number }[] = [{ value: json, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > MAX_DEPTH)
      return problem('not_a_workflow', {
        reason: `it is nested more than ${MAX_DEPTH} levels deep`,
        why: 'too_deep',
        limit: MAX_DEPTH,
      });
    for (const [key, value] of Object.entries(next.value)) {
      if (FORBIDDEN.has(key)) return problem('forbidden_key', { key });
      if (NAMING_KEYS.has(key) && typeof value === 'string' && FORBIDDEN.has(value))
        return problem('forbidden_key', { key: value });
      if (typeof value === 'object' && value !== null) open.push({ value, depth: next.depth + 1 });
    }
  }
  return null;
}
