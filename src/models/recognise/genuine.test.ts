// What our reader said of real files: torchvision's exports (test/fixtures/exports/export_torchvision.py) and PP-OCR's. The
// files are large and not kept, the facts are: `node test/fixtures/exports/read-facts.mjs FOLDER` writes them.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ModelFamily, ModelTask } from '../families';
import { checkFacts } from '../onnx/check';
import type { OnnxFacts } from '../onnx/facts';
import { recognise } from './recognise';

const dims = z.array(z.union([z.number(), z.string(), z.null()])).nullable();
const value = { name: z.string(), dtype: z.string(), dims };
const factsSchema: z.ZodType<OnnxFacts> = z.object({
  irVersion: z.number(),
  producer: z.string(),
  producerVersion: z.string(),
  opsets: z.record(z.string(), z.number()),
  metadata: z.record(z.string(), z.string()),
  inputs: z.array(z.object(value)),
  outputs: z.array(z.object({ ...value, madeBy: z.array(z.string()) })),
  ops: z.record(z.string(), z.number()),
  customOps: z.array(z.string()),
  customDomains: z.array(z.string()),
  functionDepth: z.number(),
  externalData: z.array(z.string()),
  initialisers: z.number(),
  bytes: z.number(),
});

const facts = z
  .record(z.string(), factsSchema)
  .parse(JSON.parse(await readFile(join('test', 'fixtures', 'exports', 'facts.json'), 'utf8')));

/** Family, task, at least this sure, and the roles of the outputs. */
const EXPECTED: Readonly<Record<string, readonly [ModelFamily, ModelTask, number, string]>> = {
  resnet18: ['classifier', 'classify', 0.6, 'scores'],
  'mobilenet_v3_small-3-kinds': ['classifier', 'classify', 0.6, 'scores'],
  'efficientnet_b0-softmax': ['classifier', 'classify', 0.7, 'scores'],
  'resnet18-one-score': ['classifier', 'classify', 0.7, 'scores'],
  deeplabv3_mobilenet_v3_large: ['semantic', 'segment', 0.7, 'scores'],
  lraspp_mobilenet_v3_large: ['semantic', 'segment', 0.5, 'scores'],
  fasterrcnn_mobilenet_v3_large_320_fpn: ['torchvision-detection', 'detect', 0.9, 'boxes, labels, scores'],
  'fasterrcnn-default-names': ['torchvision-detection', 'detect', 0.6, 'boxes, labels, scores'],
  ssdlite320_mobilenet_v3_large: ['torchvision-detection', 'detect', 0.9, 'boxes, labels, scores'],
  retinanet_resnet50_fpn: ['torchvision-detection', 'detect', 0.9, 'boxes, labels, scores'],
  maskrcnn_resnet50_fpn: ['torchvision-detection', 'segment', 0.9, 'boxes, labels, masks, scores'],
  keypointrcnn_resnet50_fpn: ['torchvision-detection', 'detect', 0.9, 'boxes, keypoints, labels, scores'],
  'ch_PP-OCRv4_det_infer': ['text-detector', 'read-text', 0.9, 'map'],
  ch_ppocr_mobile_v2_0_cls_infer: ['text-angle', 'read-text', 0.9, 'scores'],
  'ch_PP-OCRv4_rec_infer': ['text-reader', 'read-text', 0.9, 'scores'],
};

test.each(Object.entries(EXPECTED).filter(([name]) => Object.hasOwn(facts, name)))(
  '%s',
  (name, [family, task, certainty, roles]) => {
    const known = facts[name];
    if (!known) throw new Error(name);
    checkFacts(known);
    const [best] = recognise(known);
    expect(best?.draft).toMatchObject({ family, task });
    expect(best?.certainty).toBeGreaterThanOrEqual(certainty);
    expect(
      Object.keys(best?.draft.outputs ?? {})
        .sort()
        .join(', '),
    ).toBe(roles);
  },
);

test('every kept file is expected', () => {
  expect(Object.keys(facts).filter((name) => !Object.hasOwn(EXPECTED, name))).toEqual([]);
  expect(Object.keys(facts).length).toBeGreaterThanOrEqual(9);
});
