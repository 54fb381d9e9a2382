// The problems of a workflow for a person at a terminal. The same list as in the editor and the API.
import type { Problem } from '../core/problems';

/** One line per problem: where, what to do, and the repair the editor would offer. */
export function problemLines(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const lines = problems.map(
    ({ code, message, fix }) => `  - ${message} [${code}]${fix ? `\n    Fix: ${fix.label}` : ''}`,
  );
  return [`The workflow has ${count}:`, ...lines].join('\n');
}
