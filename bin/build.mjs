// Builds what is missing or out of date: packages, node registry, database client, bundles, pages. Plain JavaScript that
// needs nothing but Node, because it is what runs first on a fresh clone.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BUNDLE_OUTPUTS, buildBundles } from './build/bundles.mjs';
import { hintScripts } from './build/compile-hints.mjs';
import { hashInputs } from './build/inputs.mjs';
import { withLock } from './build/lock.mjs';
import { arePackagesInstalled, installPackages } from './build/packages.mjs';
import { BuildError, runProgram } from './build/run.mjs';

export { BuildError };
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const runNode = (what, script, args, env = {}) =>
  runProgram(what, process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, env: { ...process.env, ...env } });

const PAGE_SOURCES = [
  'app',
  'editor',
  'fields',
  'photo',
  'i18n',
  'engine',
  'server',
  'core',
  'vision',
  'compiler',
  'models',
  'db',
  'storage',
  'queue',
  'env.ts',
].map((name) => `src/${name}`);

/** In the order in which they need each other. */
const PARTS = {
  registry: {
    title: 'Collecting the steps',
    inputs: ['nodes', 'bin/generate-registry.mjs'],
    outputs: ['nodes/registry.generated.ts', 'src/i18n/messages/de/nodes.json'],
    build: () => runNode('Collecting the steps', 'bin/generate-registry.mjs', []),
  },
  client: {
    title: 'Generating the database client',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
    outputs: ['src/db/generated/client.ts'],
    build: () =>
      runNode('Generating the database client', 'node_modules/prisma/build/index.js', ['generate'], {
        // Any existing file will do: generating needs no engine, and downloading one fails without internet.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      }),
  },
  bundles: {
    title: 'Building the program',
    inputs: [
      'src',
      'nodes',
      'test/bench',
      'test/screens',
      'test/support/redis.ts',
      'prisma/schema.prisma',
      'bin/build',
      'package-lock.json',
    ],
    outputs: BUNDLE_OUTPUTS,
    build: () => buildBundles(ROOT),
  },
  pages: {
    title: 'Building the pages',
    inputs: [...PAGE_SOURCES, 'nodes', 'bin/build', 'next.config.js', 'package-lock.json', 'tsconfig.json'],
    outputs: ['.next/BUILD_ID'],
    async build() {
      await runNode('Building the pages', 'node_modules/next/dist/bin/next', ['build'], {
        NEXT_TELEMETRY_DISABLED: '1',
      });
      hintScripts(join(ROOT, '.next/static/chunks'));
    },
  },
};

const stampPath = (name) => join(ROOT, 'dist', '.stamps', name);

function isFresh(name, hash) {
  const { outputs } = PARTS[name];
  if (!outputs.every((path) => existsSync(join(ROOT, path)))) return false;
  return existsSync(stampPath(name)) && readFileSync(stampPath(name), 'utf8') === hash;
}

async function buildPart(name, onProgress) {
  const { title, inputs, build } = PARTS[name];
  const hash = hashInputs(ROOT, inputs);
  if (isFresh(name, hash)) return;
  onProgress(title);
  await build();
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), hash);
}

const isStale = (name) => !isFresh(name, hashInputs(ROOT, PARTS[name].inputs));

/**
 * Brings `parts` (some of registry, client, bundles, pages) up to date; packages come first always. `dev`: the packages
 * of the tests too. `onProgress` is told what begins. Throws BuildError. Costs a few milliseconds when nothing changed.
 */
export async function ensureBuilt({ parts, dev = false, onProgress = () => {} }) {
  if (arePackagesInstalled(ROOT, { dev }) && !parts.some(isStale)) return;
  await withLock(
    join(ROOT, 'dist', '.lock'),
    async () => {
      if (!arePackagesInstalled(ROOT, { dev })) {
        onProgress('Installing the packages (once; a few minutes)');
        await installPackages(ROOT);
      }
      for (const name of Object.keys(PARTS).filter((each) => parts.includes(each))) await buildPart(name, onProgress);
    },
    () => onProgress('Waiting for another build of this folder'),
  );
}

export const ALL_PARTS = Object.keys(PARTS);
/** What commands need that show no pages. */
export const PROGRAM_PARTS = ['registry', 'client', 'bundles'];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const parts = process.argv.includes('--all') ? ALL_PARTS : PROGRAM_PARTS;
  try {
    await ensureBuilt({ parts, onProgress: (title) => console.error(title) });
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(`${error.detail}\n${error.message}`);
    process.exitCode = 4;
  }
}
