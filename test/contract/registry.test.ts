// The registry is made from nodes/: never by hand, never stale.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  findNodes,
  LANGUAGES,
  REGISTRY_FILE,
  registrySource,
  wordsFile,
  wordsSource,
} from '../../bin/generate-registry.mjs';
import { nodes } from '../../nodes/registry.generated';

const folder = mkdtempSync(join(tmpdir(), 'lensgraph-nodes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it is what the generator writes; if not, run: node bin/generate-registry.mjs', () => {
  expect(readFileSync(REGISTRY_FILE, 'utf8')).toBe(registrySource(findNodes()));
});

test.each(LANGUAGES)(
  'the words of the nodes in %s are those beside them; if not, run: node bin/generate-registry.mjs',
  (language) => {
    expect(readFileSync(wordsFile(language), 'utf8')).toBe(wordsSource(findNodes(), language));
  },
);

test('every node stands under its type, in the file of that name', () => {
  for (const { file, type } of findNodes()) expect(file).toBe(`${type}.ts`);
  expect([...nodes.keys()].sort()).toEqual(findNodes().map(({ type }) => type));
  for (const [type, node] of nodes) expect(node.type).toBe(type);
});

test('a type declared twice, or not at all, is refused with the files', () => {
  writeFileSync(join(folder, 'a.ts'), "export default defineNode({\n  type: 'same',\n});");
  writeFileSync(join(folder, 'b.ts'), "export default defineNode({\n  type: 'same',\n});");
  expect(() => findNodes(folder)).toThrow(/"same" is declared twice: nodes\/a\.ts and nodes\/b\.ts/);
  writeFileSync(join(folder, 'a.ts'), 'export const helper = 1;');
  expect(() => findNodes(folder)).toThrow(/nodes\/a\.ts/);
});
