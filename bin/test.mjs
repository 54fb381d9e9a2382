// `npm test`: sets up what the tests need, also on a fresh clone, runs types, lint and every suite, and ends with one line
// `N passed, N failed`. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureProgram } from './build/programs.mjs';
import { ALL_PARTS, BuildError, ensureBuilt, ROOT } from './build.mjs';

const REPORT = join(ROOT, 'dist', 'test-report.json');
const PROGRAMS = [{ names: ['redis-server'], aptPackage: 'redis-server' }];
const BROWSER = { names: ['chromium', 'chromium-browser', 'google-chrome'], aptPackage: 'chromium' };

const say = (line) => console.log(`\n${line}`);

/** Runs a tool of node_modules with its output shown; true when it is content. */
function runTool(title, script, args) {
  say(title);
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status === 0;
}

async function setUp() {
  await ensureBuilt({ parts: ALL_PARTS, dev: true, onProgress: (title) => say(`${title} ...`) });
  const browser = existsSync(join(ROOT, 'test', 'e2e')) ? [BROWSER] : [];
  for (const program of [...PROGRAMS, ...browser]) await ensureProgram(program, (title) => say(`${title} ...`));
}

/** Passed and failed tests of the suites. A file that cannot even be loaded, and a skipped test, are failures too. */
function runSuites(args) {
  rmSync(REPORT, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const content = runTool('Suites', 'vitest/vitest.mjs', ['run', ...reporters, ...args]);
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(REPORT, 'utf8'));
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length;
  const skipped = args.length === 0 ? numPendingTests : 0;
  const failed = numFailedTests + broken + skipped;
  // vitest also fails for errors outside of any test.
  return { passed: numPassedTests, failed: failed === 0 && !content ? 1 : failed };
}

let passed = 0;
let failed = 0;
try {
  await setUp();
  const checks = [
    runTool('Types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']),
    runTool('Lint and format', '@biomejs/biome/bin/biome', ['check', '.']),
  ];
  const suites = runSuites(process.argv.slice(2));
  passed = checks.filter(Boolean).length + suites.passed;
  failed = checks.filter((content) => !content).length + suites.failed;
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`${error.detail}\n${error.message}`);
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
