// Bundles the TypeScript sources to dist/, one file per kind of process. Packages stay outside.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ENTRIES = {
  cli: 'src/cli/main.ts',
  web: 'src/web/main.ts',
  worker: 'src/worker/main.ts',
  'executor-child': 'src/executor/child.ts',
  'probe-child': 'src/probe/child.ts',
  'convert-thread': 'src/worker/convert-thread.ts',
  'bench-baseline': 'test/bench/baseline.ts',
};
/** A process that was started before a build may still load its lazy parts this long after. */
const KEEP_OLD_CHUNKS_MS = 24 * 3_600_000;

export const BUNDLE_OUTPUTS = Object.keys(ENTRIES).map((name) => `dist/${name}.mjs`);

/** Written beside its place and renamed, so that a process starting now never reads half a file. */
function replaceFile(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, contents);
  renameSync(`${path}.new`, path);
}

function removeOldChunks(folder, current) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!current.has(name) && Date.now() - statSync(path).mtimeMs > KEEP_OLD_CHUNKS_MS) rmSync(path, { force: true });
  }
}

export async function buildBundles(root) {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
  });
  await stop(); // Its service process would live as long as we do.
  // Chunks first: an entry must never name one that is not there yet.
  const inOrder = [...outputFiles].sort(
    (a, b) => Number(b.path.includes('chunks')) - Number(a.path.includes('chunks')),
  );
  for (const file of inOrder) replaceFile(file.path, file.contents);
  removeOldChunks(join(root, 'dist', 'chunks'), new Set(inOrder.map((file) => basename(file.path))));
}
