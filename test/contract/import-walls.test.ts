// Who may import whom (ARCHITECTURE.md), read from every import of every source file.

import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { lineAt, type Source, sources } from '../support/sources';

const LEAF = ['core', 'vision', 'env'];
/** All but the screens. */
const COMPOSES = { except: ['app', 'editor', 'fields', 'photo', 'i18n'] };

/** What a folder may import of the others: listed folders or single files, or all but some. Itself always. */
const MAY_IMPORT: Readonly<Record<string, readonly string[] | { readonly except: readonly string[] }>> = {
  env: ['core'],
  core: [],
  vision: ['core'],
  nodes: ['core', 'vision'],
  compiler: ['core', 'vision'],
  engine: ['core', 'vision'],
  models: LEAF,
  inference: LEAF,
  images: LEAF,
  files: LEAF,
  storage: LEAF,
  db: LEAF,
  queue: LEAF,
  executor: ['engine', 'nodes', 'models', 'inference', 'images', 'files', 'core', 'vision', 'storage/cache-folder'],
  probe: [
    'inference',
    'models',
    'executor/spawn-child',
    'executor/resident-memory',
    'executor/send-error',
    'core',
    'vision',
  ],
  server: ['core', 'vision', 'compiler', 'nodes', 'models', 'db', 'storage', 'queue', 'env', 'images/sniff'],
  app: [
    'core',
    'vision',
    'compiler',
    'engine',
    'nodes',
    'server',
    'i18n',
    'photo',
    'fields',
    'editor',
    'images/sniff',
    'models/families',
  ],
  i18n: ['core', 'vision'],
  photo: ['core', 'vision', 'engine', 'i18n'],
  fields: ['core', 'vision', 'photo', 'i18n'],
  editor: ['core', 'vision', 'compiler', 'engine', 'fields', 'photo', 'i18n'],
  worker: COMPOSES,
  cli: COMPOSES,
  launch: COMPOSES,
  web: COMPOSES,
};

/** Packages only one folder may import. */
const OWNERS: readonly [RegExp, string][] = [
  [/^sharp$/, 'images'],
  [/^onnxruntime-/, 'inference'],
  [/^@prisma\//, 'db'],
  [/^(bullmq|ioredis)(\/|$)/, 'queue'],
];

/** Folders that also run in a browser: these packages and nothing else, no Node either. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  core: ['zod'],
  vision: [],
  nodes: ['zod'],
  compiler: ['zod', '@noble/hashes/'],
  engine: ['zod'],
};

interface Place {
  readonly folder: string;
  /** From `src/` or the root, without ending: "images/sniff". */
  readonly path: string;
}

function placeOf(file: string): Place {
  const path = file.replace(/^src\//, '').replace(/\.tsx?$/, '');
  return { folder: path.split('/')[0] ?? path, path };
}

function importFault(from: Place, specifier: string, file: string): string | null {
  if (specifier.startsWith('.')) {
    const to = placeOf(posix.join(posix.dirname(file), specifier));
    if (to.folder === from.folder) return null;
    if (to.folder === 'nodes' && to.path !== 'nodes/registry.generated') return 'only the registry knows single nodes';
    const allowed = MAY_IMPORT[from.folder];
    if (!allowed) return `${from.folder} stands in no wall: add it to this test`;
    const fine =
      'except' in allowed
        ? !allowed.except.includes(to.folder)
        : allowed.includes(to.folder) || allowed.includes(to.path);
    return fine ? null : `${from.folder} may not import ${to.folder}`;
  }
  for (const [name, owner] of OWNERS) {
    if (name.test(specifier) && from.folder !== owner) return `only src/${owner} imports ${specifier}`;
  }
  const pure = PURE[from.folder];
  if (pure && !pure.some((name) => specifier === name || specifier.startsWith(name.endsWith('/') ? name : `${name}/`)))
    return `${from.folder} imports no package but ${pure.join(', ') || 'none'}`;
  return null;
}

/** Every breach in a file as "file:line what". */
function breaches({ file, text }: Source): string[] {
  const from = placeOf(file);
  const found = ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName, pos }) => {
    const fault = importFault(from, fileName, file);
    return fault ? [`${file}:${lineAt(text, pos)} "${fileName}": ${fault}`] : [];
  });
  if (file === 'src/env.ts') return found;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const look = (node: ts.Node): void => {
    const reads =
      ts.isPropertyAccessExpression(node) && /^(globalThis\.)?(process|import\.meta)\.env$/.test(node.getText());
    if (reads) found.push(`${file}:${lineAt(text, node.getStart())} only src/env.ts reads the environment`);
    ts.forEachChild(node, look);
  };
  look(tree);
  return found;
}

test('every import keeps to the walls', () => {
  const files = sources('src', 'nodes');
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(breaches)).toEqual([]);
});

test.each([
  ['src/core/a.ts', "import { x } from '../vision/boxes';"],
  ['src/core/a.ts', "import { x } from 'node:fs';"],
  ['src/vision/a.ts', "import { z } from 'zod';"],
  ['nodes/a.ts', "import { x } from '../src/images/open';"],
  ['nodes/a.ts', "import sharp from 'sharp';"],
  ['src/files/a.ts', "export { x } from '../images/open';"],
  ['src/executor/a.ts', "const x = await import('../db/client');"],
  ['src/executor/a.ts', "import detect from '../../nodes/detect';"],
  ['src/server/a.ts', "import { x } from '../images/open';"],
  ['src/server/a.ts', "import type { X } from '../executor/types';"],
  ['src/server/a.ts', "import { Queue } from 'bullmq';"],
  ['src/worker/a.ts', "import { PrismaClient } from '@prisma/client';"],
  ['src/cli/a.ts', 'const home = process.env.HOME;'],
  ['src/cli/a.ts', 'const { HOME } = process.env;'],
  ['src/new/a.ts', "import { x } from '../core/graph';"],
])('%s may not say: %s', (file, text) => {
  expect(breaches({ file, text: `// first line\n${text}` })).toEqual([expect.stringContaining(`${file}:2 `)]);
});

test.each([
  ['src/server/a.ts', "import { sniffImage } from '../images/sniff';"],
  ['src/server/a.ts', "import { nodes } from '../../nodes/registry.generated';"],
  ['src/cli/a.ts', "import { env } from '../env';"],
  ['src/env.ts', 'export const home = process.env.HOME;'],
])('%s may say: %s', (file, text) => {
  expect(breaches({ file, text })).toEqual([]);
});
