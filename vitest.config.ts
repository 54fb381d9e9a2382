import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first';

const COMMON = {
  testTimeout: 120_000,
  hookTimeout: 180_000,
  // What is waited for comes when it is there; only what never comes is worth a long wait.
  expect: { poll: { timeout: 30_000 } },
};

/** Files of one process share what they import: loading it anew for each took longer than many tests. */
const project = (name: string, include: string[]) => ({ test: { ...COMMON, name, include, isolate: false } });

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
