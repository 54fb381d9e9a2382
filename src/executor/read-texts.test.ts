import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testModel } from '../../test/support/models';
import { TEST_PHOTOS } from '../../test/support/photos';
import type { Box } from '../core/data-types';
import { openImage } from '../images/open';
import { createInference, type Inference } from '../inference/inference';
import { iou } from '../vision/boxes';
import { imageOf, type PrepareStep, prepare } from '../vision/image-steps';
import { readTexts } from './read-texts';
import type { ModelFile } from './types';

let inference: Inference;
let model: ModelFile;
beforeAll(async () => {
  [inference, model] = await Promise.all([createInference({ provider: 'cpu', threads: 1 }), testModel('pp-ocr-v4')]);
}, 120_000);
afterAll(() => inference.close());

const SIGN = join(TEST_PHOTOS, 'sign-parking.jpg');
/** The large lines of the sign and where they are. */
const LINES: readonly (readonly [string, Box])[] = [
  ['NOTICE', [277, 35, 429, 75]],
  ['DOUBLE', [278, 86, 424, 122]],
  ['PARKING', [277, 130, 423, 164]],
  ['PROHIBITED', [278, 173, 422, 207]],
  ['ATALLTIMES', [286, 215, 407, 252]],
];

async function read(path: string, steps: readonly PrepareStep[] = []) {
  const image = prepare(imageOf(await openImage(path)), steps);
  return readTexts(model, image, { path, inference });
}

const turns: readonly (readonly [string, readonly PrepareStep[]])[] = [
  ['upright', []],
  ['on its head', [{ kind: 'rotate', degrees: 180 }]],
  ['on its side', [{ kind: 'rotate', degrees: 90 }]],
];
it.each(turns)(
  'reads a sign %s, and says where the lines are on the upright photo',
  async (_name, steps) => {
    const found = (await read(SIGN, steps)).filter(({ score, box }) => score > 0.85 && box[2] - box[0] > 100);
    // Turned photos are read upwards or sideways: their order is that of the source.
    expect(found.map(({ text }) => text.replaceAll(' ', ''))).toEqual(LINES.map(([text]) => text));
    for (const [i, [, box]] of LINES.entries()) expect(iou(found[i]?.box ?? [0, 0, 0, 0], box)).toBeGreaterThan(0.7);
  },
  60_000,
);

it('reads nothing sure on a photo without text', async () => {
  expect((await read(join(TEST_PHOTOS, 'cat.png'))).filter(({ score }) => score >= 0.5)).toEqual([]);
}, 60_000);

/** Letters to put in, take out or change to make `a` of `b`. */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row[b.length] ?? 0;
}

it('reads tags, a label and a sign nearly letter by letter', async () => {
  const folder = join('templates', 'price-tags');
  const truth: Record<string, { texts: string[] }> = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8'));
  const plain = (text: string) => text.replaceAll(' ', '');
  let [letters, wrong, lines, right, euros] = [0, 0, 0, 0, 0];
  for (const [file, { texts }] of Object.entries(truth)) {
    const found = (await read(join(folder, 'samples', file))).map(({ text }) => plain(text));
    for (const line of texts.map(plain)) {
      // The model has no euro sign among its letters.
      const known = line.replaceAll('€', '');
      const apart = Math.min(known.length, ...found.map((each) => lettersApart(known, each)));
      euros += line.length - known.length;
      letters += known.length;
      wrong += apart;
      lines += 1;
      right += apart === 0 ? 1 : 0;
    }
  }
  console.info(
    `${right} of ${lines} lines, ${letters - wrong} of ${letters} letters right; ${euros} euro signs left out`,
  );
  expect(lines).toBeGreaterThan(25);
  expect(wrong / letters).toBeLessThan(0.02);
  expect(right / lines).toBeGreaterThan(0.9);
}, 60_000);

it('refuses a model that is no reader', async () => {
  const image = imageOf(await openImage(SIGN));
  const { parts, ...alone } = model;
  await expect(readTexts(alone, image, { path: SIGN, inference })).rejects.toMatchObject({ code: 'model_unsupported' });
});
