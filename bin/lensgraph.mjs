#!/usr/bin/env node
// The command `lensgraph`: builds what the command needs and is missing or out of date, then runs it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NEEDED = [20, 19];
const ENVIRONMENT = 4;
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(`Lensgraph needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. Update Node.`);
  process.exit(ENVIRONMENT);
}

/** npm runs us below a shell that does not pass a signal on; when that shell is gone, so was somebody's wish to go on. */
const PARENT_CHECK_MS = 500;
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  watch.unref();
}

const { ALL_PARTS, BuildError, ensureBuilt, PROGRAM_PARTS, ROOT } = await import('./build.mjs');
const NEEDS_PAGES = ['start', 'bench', 'screens'];
const command = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
try {
  await ensureBuilt({
    parts: NEEDS_PAGES.includes(command) ? ALL_PARTS : PROGRAM_PARTS,
    onProgress: (title) => console.error(`${title} ...`),
  });
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`${error.detail}\n${error.message}`.trim());
  process.exit(ENVIRONMENT);
}
const { main } = await import(pathToFileURL(join(ROOT, 'dist', 'cli.mjs')).href);
await main(process.argv);
