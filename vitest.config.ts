import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const COMMON = {
  testTimeout: 240_000,
  hookTimeout: 300_000,
  // What is waited for comes when it is there; only what never comes is worth a long wait.
  expect: { poll: { timeout: 30_000 } },
};

/** Files of one process share what they import: loading it anew for each took longer than many tests. */
const project = (name: string, include: string[]) => ({ test: { ...COMMON, name, include, isolate: false } });

/** Mostly waits for processes, leases and servers, which the size of the file does not show. */
const LONG = ['test/integration/launch', 'test/integration/templates', 'src/queue/', 'src/launch/postgres.'];

/** Within each project what takes longest comes first: no long file is left over when the other processes have nothing to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => (LONG.some((part) => moduleId.includes(part)) ? 0 : 1);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    return projects.flatMap((name) =>
      sorted.filter(({ project }) => project.name === name).sort((a, b) => rank(a) - rank(b)),
    );
  }
}

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // Tests of lost workers and of browsers mostly wait.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    passWithNoTests: false,
    projects: [
      project('units', ['src/**/*.test.ts', 'nodes/**/*.test.ts', 'test/contract/**/*.test.ts']),
      project('browser', ['test/e2e/**/*.test.ts']),
      project('integration', ['test/integration/**/*.test.ts']),
      project('faults', ['test/faults/**/*.test.ts']),
    ],
  },
});
