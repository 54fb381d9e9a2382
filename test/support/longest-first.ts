// The order of test files: within each project what takes longest comes first, so that no long file is left over at the end, when
// the other processes have nothing to do. Vitest itself goes by the size of a file on a machine where it never ran.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Most of what these do is waiting for processes, leases and servers, which their size does not show. */
const LONG = ['test/integration/launch', 'test/integration/templates', 'src/queue/', 'src/launch/postgres.'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => (LONG.some((part) => moduleId.includes(part)) ? 0 : 1);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    return projects.flatMap((name) =>
      sorted.filter(({ project }) => project.name === name).sort((a, b) => rank(a) - rank(b)),
    );
  }
}
