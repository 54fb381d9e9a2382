// A model's card: all that a program must know to feed a model and to read what it says. Stored beside the model.
// Knows no particular model and no runtime.

import { z } from 'zod';

const byte = z.number().int().min(0).max(255);

export const modelCardSchema = z.object({
  /** What workflows write in a step's `model`. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: z.string(),
  /** What it does; more tasks join as their steps do. */
  task: z.enum(['detect']),
  /** How its outputs are read: the decoder. `tf-ssd`: scores [1, anchors, classes], boxes [1, anchors, 1, 4]. */
  family: z.enum(['tf-ssd']),
  input: z.object({
    name: z.string(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    layout: z.literal('nhwc'),
    dtype: z.literal('uint8'),
    colour: z.literal('rgb'),
    /** `stretch` fills the input and ignores the photo's proportions; `letterbox` keeps them and pads. */
    resize: z.enum(['stretch', 'letterbox']),
    pad: z.tuple([byte, byte, byte]),
  }),
  /** Names of the ONNX outputs by what they hold. */
  outputs: z.object({ scores: z.string(), boxes: z.string() }),
  /** The class id that the first column of the scores stands for; the others follow. */
  firstClassId: z.number().int().nonnegative(),
  /** The classes that may be shown. A column whose id is not listed was never trained and stays hidden. */
  labels: z.array(z.object({ classId: z.number().int().nonnegative(), label: z.string().min(1) })).min(1),
  /** What gives a useful first result. */
  defaults: z.object({ minScore: z.number().min(0).max(1), iou: z.number().min(0).max(1) }),
  licence: z.string(),
  /** Who made it, and where the files come from. */
  source: z.string(),
  /** SHA-256 of the ONNX file, hexadecimal, and its size. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
});

export type ModelCard = z.infer<typeof modelCardSchema>;
export type ModelTask = ModelCard['task'];
