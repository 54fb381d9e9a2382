// The converted detector against its original: the same pixels of real photos through ONNX Runtime and through
// TensorFlow.js must give the same raw scores and boxes, and so the same objects.

import { basename } from 'node:path';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Detection } from '../../src/core/data-types';
import { proposalsOf } from '../../src/inference/decoders/common/top';
import type { Output, Outputs } from '../../src/inference/decoders/decoder';
import { decodeTfSsd } from '../../src/inference/decoders/tf-ssd';
import { createInference, type Inference } from '../../src/inference/inference';
import { cocoSsd } from '../../src/models/catalogue/coco-ssd';
import type { InstalledModel } from '../../src/models/installed';
import { selectDetections } from '../../src/vision/nms';
import { testModel } from '../support/models';
import { stretchedPixels, testPhotos } from '../support/photos';
import { graphMaking, loadOriginal, startTensorflow } from '../support/tfjs-original';

const TOLERANCE = 1e-4;
const entry = cocoSsd;
const { conversion } = graphMaking(entry);

let original: GraphModel;
let model: InstalledModel;
let sorting: InstalledModel;
let inference: Inference;

async function outputOf(value: Tensor): Promise<Output> {
  return { dims: value.shape, data: Float32Array.from(await value.data()) };
}

interface Raw {
  readonly scores: Output;
  readonly boxes: Output;
}
function rawOf({ scores, boxes }: Outputs): Raw {
  if (!scores || !boxes) throw new Error('two outputs expected');
  return { scores, boxes };
}

/** A 300 x 300 photo makes the graph's own resize the identity, so both sides see the same pixels. */
async function originalOutputs(pixels: Uint8Array): Promise<Raw> {
  const image = tensor(Int32Array.from(pixels), [1, 300, 300, 3], 'int32');
  const { scores: scoresNode = '', boxes: boxesNode = '' } = conversion.outputs;
  const outputs = await original.executeAsync(image, [scoresNode, boxesNode]);
  const [scores, boxes] = Array.isArray(outputs) ? outputs : [];
  if (!scores || !boxes) throw new Error('two outputs expected');
  const raw = { scores: await outputOf(scores), boxes: await outputOf(boxes) };
  for (const value of [image, scores, boxes]) value.dispose();
  return raw;
}

function largestDifference(a: Output, b: Output): number {
  expect(a.dims).toEqual(b.dims);
  return Array.from(a.data).reduce(
    (largest, value, i) => Math.max(largest, Math.abs(value - (b.data[i] ?? Number.NaN))),
    0,
  );
}

function objectsIn(raw: Outputs): Detection[] {
  const [decoded] = decodeTfSsd(raw, entry.card, entry.card.input, 0.05);
  return selectDetections(proposalsOf(decoded, entry.card.name), { minScore: 0.3, iou: 0.5 });
}

/** Of each column the greatest of all rows of [1, rows, columns]: what `everyday-things` says of a photo. */
function greatest({ dims: [, rows = 0, columns = 0], data }: Output): Float32Array {
  return Float32Array.from({ length: columns }, (_, column) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < rows; row++) most = Math.max(most, data[row * columns + column] ?? Number.NaN);
    return most;
  });
}

beforeAll(async () => {
  await startTensorflow();
  [original, model, sorting, inference] = await Promise.all([
    loadOriginal(entry),
    testModel('coco-ssd'),
    testModel('everyday-things'),
    createInference({ provider: 'cpu', threads: 1 }),
  ]);
});

afterAll(async () => {
  original.dispose();
  await inference.close();
});

it('gives the scores, boxes and objects of the original on real photos', async () => {
  const photos = await testPhotos();
  expect(photos.length).toBeGreaterThanOrEqual(8);
  let [scores, boxes, objects] = [0, 0, 0];
  for (const photo of photos) {
    const pixels = await stretchedPixels(photo, 300, 300);
    const [ours, theirs] = [rawOf(await inference.raw(model, [pixels])), await originalOutputs(pixels)];
    const difference = {
      scores: largestDifference(ours.scores, theirs.scores),
      boxes: largestDifference(ours.boxes, theirs.boxes),
    };
    expect(difference.scores, basename(photo)).toBeLessThanOrEqual(TOLERANCE);
    expect(difference.boxes, basename(photo)).toBeLessThanOrEqual(TOLERANCE);
    const { scores: ofPhoto = { dims: [], data: new Float32Array() } } = await inference.raw(sorting, [pixels]);
    const surest = { dims: ofPhoto.dims, data: greatest(theirs.scores) };
    expect(largestDifference(ofPhoto, surest), basename(photo)).toBeLessThanOrEqual(TOLERANCE);
    const [found, expected] = [objectsIn({ ...ours }), objectsIn({ ...theirs })];
    expect(found.map(({ label, classId }) => [label, classId])).toEqual(
      expected.map(({ label, classId }) => [label, classId]),
    );
    for (const [i, { box }] of found.entries()) {
      for (const [side, value] of box.entries()) expect(value).toBeCloseTo(expected[i]?.box[side] ?? Number.NaN, 1);
    }
    const labels = found.map(({ label, score }) => `${label} ${score.toFixed(2)}`).join(', ');
    console.info(
      `${basename(photo)}: scores ${difference.scores.toExponential(1)}, boxes ${difference.boxes.toExponential(1)}; ${labels}`,
    );
    scores = Math.max(scores, difference.scores);
    boxes = Math.max(boxes, difference.boxes);
    objects += found.length;
  }
  console.info(
    `${photos.length} photos, ${objects} objects: scores ${scores.toExponential(1)}, boxes ${boxes.toExponential(1)}`,
  );
  expect(objects).toBeGreaterThan(10);
});
