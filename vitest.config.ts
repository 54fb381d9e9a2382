import { defineConfig } from 'vitest/config';

const COMMON = {
  testTimeout: 60_000,
  hookTimeout: 180_000,
  // What is waited for comes when it is there; only what never comes is worth a long wait.
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // Tests of lost workers and of browsers mostly wait.
    maxWorkers: 3,
    passWithNoTests: false,
    projects: [
      {
        // Files of one process share what they import: loading it anew for each took longer than the tests.
        test: { ...COMMON, name: 'units', include: ['src/**/*.test.ts', 'nodes/**/*.test.ts'], isolate: false },
      },
      { test: { ...COMMON, name: 'whole', include: ['test/**/*.test.ts'] } },
    ],
  },
});
