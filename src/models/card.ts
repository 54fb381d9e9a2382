// A model's card: all that a program must know to feed a model and to read what it says. Stored beside the model.
// Knows no particular model and no runtime.

import { z } from 'zod';
import { MODEL_FAMILIES, MODEL_TASKS } from './families';

const byte = z.number().int().min(0).max(255);
const count = z.number().int().positive();
const share = z.number().min(0).max(1);
const triple = z.tuple([z.number(), z.number(), z.number()]);
const positiveTriple = z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]);

const inputSchema = z.object({
  name: z.string(),
  /** The size photos are brought to; chosen where the model takes any. */
  width: count,
  height: count,
  /** The model takes other sizes too: multiples of `divisor`. */
  dynamic: z.boolean(),
  divisor: count,
  /** `chw`: one photo without a batch, as torchvision's detectors take it. */
  layout: z.enum(['nchw', 'nhwc', 'chw']),
  dtype: z.enum(['uint8', 'float32', 'float16']),
  colour: z.enum(['rgb', 'bgr', 'gray']),
  /** `stretch` ignores the photo's proportions; `letterbox` keeps them and pads; `centre-crop` keeps them and cuts. */
  resize: z.enum(['stretch', 'letterbox', 'centre-crop']),
  /** Where a letterboxed photo stands: in the middle, or top left with the padding at the end. */
  padAt: z.enum(['centre', 'end']),
  pad: z.tuple([byte, byte, byte]),
  /** Of `centre-crop`: the side of the square that is used, as a share of the photo's shorter side. */
  cropShare: z.number().positive().max(1).optional(),
  /** A value is (byte x scale - mean) / std, in the order of `colour`; a grey photo uses the first. */
  scale: z.number().positive(),
  mean: triple,
  std: positiveTriple,
  /** Photos at once; 0 is any number. */
  maxBatch: z.number().int().nonnegative(),
});

/** What is fed besides the photo. We give the input's own size, so that boxes come in its pixels. */
const extraInputSchema = z.object({
  name: z.string(),
  /** Sizes and scale factors are [batch, 2]; `ones` too. */
  holds: z.enum(['input-size-wh', 'input-size-hw', 'scale-factor', 'ones']),
  dtype: z.enum(['int64', 'int32', 'float32']),
  /** Of `ones`: the sizes after the batch; 2 if left out. */
  shape: z.array(count).optional(),
});

const labelSchema = z.object({ classId: z.number().int().nonnegative(), label: z.string().min(1) });

export const modelCardSchema = z.object({
  /** What workflows write in a step's `model`. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string(),
  task: z.enum(MODEL_TASKS),
  /** How its outputs are read: the decoder. */
  family: z.enum(MODEL_FAMILIES),
  input: inputSchema,
  extraInputs: z.array(extraInputSchema),
  /** Names of the ONNX outputs by role, the roles as FAMILIES has them. */
  outputs: z.record(z.string(), z.string()),
  /** What must still be applied to scores. */
  activation: z.enum(['none', 'sigmoid', 'softmax']),
  /** How boxes stand in the outputs: in pixels of the input, or in 0..1 of it. Null where the family leaves no choice or has none. */
  boxes: z.object({ format: z.enum(['xyxy', 'cxcywh', 'xywh', 'yxyx']), space: z.enum(['input', 'unit']) }).nullable(),
  /** Whether overlapping proposals must still be removed. */
  nms: z.enum(['needed', 'done']),
  /** Pixels of the input per cell, by head; the family's own where left out. */
  strides: z.array(count).optional(),
  keypoints: z
    .object({
      count,
      names: z.array(z.string()).optional(),
      /** Pairs of points to join, from 0. */
      skeleton: z.array(z.tuple([z.number().int(), z.number().int()])).optional(),
    })
    .optional(),
  /** Boxes stand at an angle; the columns have it. */
  oriented: z.boolean().optional(),
  /** Numbers only some families need. */
  decoding: z
    .object({
      /** Anchor widths and heights in pixels of the input, by head: [w, h, w, h, ...]. */
      anchors: z.array(z.array(z.number().positive())).optional(),
      /** Distances are a distribution over this many bins less one. */
      regMax: count.optional(),
      /** Scores are of several labels at once, each for itself. */
      multiLabel: z.boolean().optional(),
      /** What a reader of text may read, by column. */
      alphabet: z.array(z.string()).optional(),
    })
    .optional(),
  /** The class id that the first column of the scores stands for, or the first id in the outputs; the others follow. */
  firstClassId: z.number().int().nonnegative(),
  /** A column for "nothing", which is never shown and does not count as a class. */
  background: z.enum(['none', 'first', 'last']),
  /** The classes that may be shown. A column whose id is not listed was never trained and stays hidden. */
  labels: z.array(labelSchema),
  /** What gives a useful first result. */
  defaults: z.object({ minScore: share, iou: share }),
  licence: z.string(),
  /** Who made it, and where the files come from. */
  source: z.string(),
  /** How it came about, where Lensgraph made it; `source` is then that of what it was made of. */
  made: z.object({ kind: z.literal('taught'), photos: count }).optional(),
  /** Models that work with this one, by what they are for: the three of a reader of text. Each has a card of its own. */
  parts: z.partialRecord(z.enum(['angle', 'read']), z.string()).optional(),
  /** SHA-256 of the ONNX file, hexadecimal, and its size. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: count,
  /** A person looked at what it found on a photo and agreed. `blobId`: the photo itself, where it is kept. */
  confirmed: z.object({ photo: z.string(), at: z.string(), blobId: z.string().optional() }).nullable(),
});

export type ModelCard = z.infer<typeof modelCardSchema>;
export type ModelInput = ModelCard['input'];
export type ExtraInput = ModelCard['extraInputs'][number];
/** A card before it belongs to a file. */
export type CardDraft = Omit<ModelCard, 'name' | 'sha256' | 'bytes'>;
export type { ModelFamily, ModelTask } from './families';

/** An input that wants bytes as they are, stretched: what a draft starts from. */
export const PLAIN_INPUT = {
  dynamic: false,
  divisor: 1,
  layout: 'nchw',
  dtype: 'float32',
  colour: 'rgb',
  resize: 'stretch',
  padAt: 'centre',
  pad: [114, 114, 114],
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
  maxBatch: 1,
} satisfies Omit<ModelInput, 'name' | 'width' | 'height'>;
