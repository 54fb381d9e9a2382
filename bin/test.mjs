// `npm test`: sets up what the tests need, also on a fresh clone, runs types, lint and every suite, and ends with one line
// `N passed, N failed`. Arguments go to vitest.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureProgram } from './build/programs.mjs';
import { ALL_PARTS, BuildError, ensureBuilt, ROOT } from './build.mjs';

const REPORT = join(ROOT, 'dist', 'test-report.json');
const PROGRAMS = [{ names: ['redis-server'], aptPackage: 'redis-server' }];
const BROWSER = { names: ['chromium', 'chromium-browser', 'google-chrome'], aptPackage: 'chromium' };

const say = (line) => console.log(`\n${line}`);

const startTool = (script, args, stdio) =>
  spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT, stdio });

/** Runs a tool beside the suites, which do not fill every core all the time; what it said, and whether it is content. */
async function runBeside(title, script, args) {
  const tool = startTool(script, args, ['ignore', 'pipe', 'pipe']);
  let output = '';
  for (const stream of [tool.stdout, tool.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const [status] = await once(tool, 'close');
  return { title, output: output.trim(), content: status === 0 };
}

async function setUp() {
  await ensureBuilt({ parts: ALL_PARTS, dev: true, onProgress: (title) => say(`${title} ...`) });
  const browser = existsSync(join(ROOT, 'test', 'e2e')) ? [BROWSER] : [];
  for (const program of [...PROGRAMS, ...browser]) await ensureProgram(program, (title) => say(`${title} ...`));
}

/** Passed and failed tests of the suites. A file that cannot even be loaded, and a skipped test, are failures too. */
async function runSuites(args) {
  rmSync(REPORT, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const vitest = startTool('vitest/vitest.mjs', ['run', ...reporters, ...args], 'inherit');
  const content = (await once(vitest, 'close'))[0] === 0;
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
  say('Types, lint and suites');
  const [suites, ...checks] = await Promise.all([
    runSuites(process.argv.slice(2)),
    runBeside('Types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']),
    runBeside('Lint and format', '@biomejs/biome/bin/biome', ['check', '.']),
  ]);
  for (const { title, output, content } of checks) say(`${title}: ${content ? 'passed' : 'failed'}\n${output}`.trim());
  passed = checks.filter(({ content }) => content).length + suites.passed;
  failed = checks.filter(({ content }) => !content).length + suites.failed;
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`${error.detail}\n${error.message}`);
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
