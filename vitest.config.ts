import { defineConfig } from 'vitest/config';

const COMMON = {
  testTimeout: 60_000,
  hookTimeout: 180_000,
  // What is waited for comes when it is there; only what never comes is worth a long wait.
  expect: { poll: { timeout: 15_000 } },
};

const project = (name: string, include: string[], isolate: boolean) => ({
  test: { ...COMMON, name, include, isolate },
});

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // Tests of lost workers and of browsers mostly wait.
    maxWorkers: 3,
    passWithNoTests: false,
    projects: [
      // Files of one process share what they import: loading it anew for each took longer than many tests.
      project('units', ['src/**/*.test.ts', 'nodes/**/*.test.ts', 'test/contract/**/*.test.ts'], false),
      project('browser', ['test/e2e/**/*.test.ts'], false),
      project('integration', ['test/integration/**/*.test.ts'], false),
      // These kill and starve processes; what one of them breaks shall not be found by the next.
      project('faults', ['test/faults/**/*.test.ts'], true),
    ],
  },
});
