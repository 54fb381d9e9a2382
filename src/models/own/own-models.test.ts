import { access, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { colourSorter } from '../../../test/support/colour-sorter';
import { isPinned, listAllModels, modelPin } from '../all-models';
import type { ModelCard } from '../card';
import { catalogueEntry } from '../catalogue';
import { installedModel } from '../installed';
import { readOnnx } from '../onnx/read';
import { forgetOld } from './forget';
import { readImport, writeDraft, writeImport } from './imports';
import { type Keeping, keepModel, nameOfTitle, removeModel, rereadModel, restoreModel, retitleModel } from './keep';
import { ownCards } from './own-models';
import { ownPin } from './pin';
import { draftPlace, importFolder, newImportId } from './places';

let dir: string;
let elsewhere: string;
let card: ModelCard;
let keeping: Keeping;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lensgraph-models-'));
  elsewhere = await mkdtemp(join(tmpdir(), 'lensgraph-elsewhere-'));
  const sorter = await colourSorter(elsewhere);
  card = sorter.card;
  keeping = { draft: card, path: sorter.path, sha256: card.sha256, bytes: card.bytes };
});
afterEach(async () => {
  await Promise.all([dir, elsewhere].map((folder) => rm(folder, { recursive: true, force: true })));
});
const names = () => ownCards(dir).map(({ name }) => name);

test.each([
  ['Brötchen & Co.', 'broetchen-co'],
  ['  Größe É 7 ', 'groesse-e-7'],
  ['猫', 'model'],
  ['Draft of mine', 'model-draft-of-mine'],
  ['Engines', 'model-engines'],
  ['x'.repeat(99), 'x'.repeat(40)],
  ['../../etc/passwd', 'etc-passwd'],
])('"%s" is called %s', (title, name) => {
  expect(nameOfTitle(title)).toBe(name);
});

describe('a kept model', () => {
  test('is found by its name, whole, and listed after the catalogue', async () => {
    const kept = await keepModel(dir, keeping);
    expect(kept.name).toBe('colours');
    expect(await installedModel('colours', dir, { verify: true })).toMatchObject({ card: kept, sha256: card.sha256 });
    expect(listAllModels(dir).at(-1)).toMatchObject({ name: 'colours', own: true, labels: ['red', 'green', 'blue'] });
    await access(keeping.path);
  });

  test('is kept once, and beside another of its title', async () => {
    await keepModel(dir, keeping);
    expect((await keepModel(dir, keeping)).name).toBe('colours');
    const other = { ...keeping, draft: { ...keeping.draft, activation: 'sigmoid' as const } };
    expect((await keepModel(dir, other)).name).toBe('colours-2');
    expect((await keepModel(dir, { ...keeping, draft: { ...keeping.draft, title: 'coco ssd' } })).name).toBe(
      'coco-ssd-2',
    );
    expect(names()).toEqual(['coco-ssd-2', 'colours', 'colours-2']);
  });

  test('deleted is gone, its name stays taken, and it can be brought back', async () => {
    await keepModel(dir, keeping);
    await removeModel(dir, 'colours');
    expect(names()).toEqual([]);
    await expect(installedModel('colours', dir)).rejects.toMatchObject({ code: 'model_unknown' });
    expect((await keepModel(dir, keeping)).name).toBe('colours-2');
    await restoreModel(dir, 'colours');
    expect(names()).toEqual(['colours', 'colours-2']);
    await expect(restoreModel(dir, 'colours')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('deleted for over a day takes no room, and its name stays taken', async () => {
    await keepModel(dir, keeping);
    await removeModel(dir, 'colours');
    await forgetOld(dir);
    await access(join(dir, '.deleted', 'colours', 'model.onnx'));
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
    await utimes(join(dir, '.deleted', 'colours'), yesterday, yesterday);
    await forgetOld(dir);
    await expect(access(join(dir, '.deleted', 'colours', 'model.onnx'))).rejects.toThrow();
    await expect(restoreModel(dir, 'colours')).rejects.toMatchObject({ code: 'not_found' });
    expect((await keepModel(dir, keeping)).name).toBe('colours-2');
  });

  test('called otherwise keeps its name and what a plan pins it by', async () => {
    const kept = await keepModel(dir, keeping);
    const pin = modelPin(dir, 'colours');
    expect(pin).toBe(ownPin(kept));
    await utimes(dir, new Date(0), new Date(0)); // As if nothing had changed for long.
    expect(names()).toEqual(['colours']);
    await retitleModel(dir, 'colours', 'Bunt');
    expect(ownCards(dir).map(({ title }) => title)).toEqual(['Bunt']);
    expect(modelPin(dir, 'colours')).toBe(pin);
  });

  test('read otherwise is what plans made before still find', async () => {
    const before = await keepModel(dir, keeping);
    const pin = ownPin(before);
    const { title, labels } = before;
    const other = await rereadModel(dir, 'colours', { ...before, activation: 'sigmoid', labels: labels.slice(1) });
    expect(ownCards(dir)).toEqual([other]);
    expect(await installedModel('colours', dir, { pin: ownPin(other) })).toMatchObject({ card: other });
    expect(await installedModel('colours', dir, { pin })).toMatchObject({ card: before });
    expect(isPinned(dir, 'colours', pin)).toBe(true);
    for (const stranger of ['f'.repeat(64), '../card', '']) expect(isPinned(dir, 'colours', stranger)).toBe(false);
    await rereadModel(dir, 'colours', { ...other, title: 'Bunt' });
    expect(names()).toEqual(['colours']);
    expect(ownCards(dir)[0]?.title).not.toBe(title);
    await expect(rereadModel(dir, 'nothing', before)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is another model with another card', async () => {
    expect(ownPin({ ...card, activation: 'none' })).not.toBe(ownPin(card));
    expect(ownPin({ ...card, name: 'x', title: 'X', confirmed: { photo: 'a.jpg', at: 'now' } })).toBe(ownPin(card));
    expect(ownPin({ ...card, source: 'somewhere', made: { kind: 'taught', photos: 9 } })).toBe(ownPin(card));
    expect(modelPin(dir, 'coco-ssd')).toBe(catalogueEntry('coco-ssd').card.sha256);
    // Its parts decide what is read, too.
    expect(modelPin(dir, 'pp-ocr-v4')).not.toBe(catalogueEntry('pp-ocr-v4').card.sha256);
  });

  test('whose file was changed is not the one', async () => {
    await keepModel(dir, keeping);
    await rm(join(dir, 'colours', 'model.onnx')); // A link to the file that came in.
    await writeFile(join(dir, 'colours', 'model.onnx'), Buffer.alloc(card.bytes, 1));
    expect(await installedModel('colours', dir, { verify: true })).toBeNull();
  });
});

test('folders that are no models are passed over', async () => {
  await mkdir(join(dir, 'notes'));
  await mkdir(join(dir, 'broken'));
  await writeFile(join(dir, 'broken', 'card.json'), '{');
  await mkdir(join(dir, 'liar'));
  await writeFile(join(dir, 'liar', 'card.json'), JSON.stringify(card));
  await writeFile(join(dir, 'file'), '');
  expect(names()).toEqual([]);
  expect(ownCards(join(dir, 'nowhere'))).toEqual([]);
});

describe('an import', () => {
  async function imported(): Promise<string> {
    const importId = newImportId();
    await mkdir(importFolder(dir, importId), { recursive: true });
    await writeFile(join(importFolder(dir, importId), 'model.onnx'), await readFile(keeping.path));
    const { sha256, bytes } = card;
    const facts = await readOnnx(keeping.path);
    const rest = { format: 'onnx' as const, guesses: [], fileName: 'mine.onnx', tryMilliseconds: 3 };
    await writeImport(dir, importId, { ...rest, facts, sha256, bytes });
    return importId;
  }

  test('gives each reading a name it is found by, and none in the list', async () => {
    const importId = await imported();
    const draft = await writeDraft(dir, importId, card);
    expect(draftPlace(dir, draft.name)?.path).toBe(join(importFolder(dir, importId), 'model.onnx'));
    expect(await installedModel(draft.name, dir)).toMatchObject({ card: draft, bytes: card.bytes });
    expect((await writeDraft(dir, importId, { ...card, activation: 'none' })).name).not.toBe(draft.name);
    expect(names()).toEqual([]);
  });

  test('is forgotten after a day', async () => {
    const [old, fresh] = [await imported(), await imported()];
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
    await utimes(importFolder(dir, old), yesterday, yesterday);
    await forgetOld(dir);
    await expect(readImport(dir, old)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readImport(dir, fresh)).toMatchObject({ fileName: 'mine.onnx' });
  });

  test.each(['..', '../../x', 'F'.repeat(24), ''])('"%s" is no id of one', (id) => {
    expect(() => importFolder(dir, id)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});
