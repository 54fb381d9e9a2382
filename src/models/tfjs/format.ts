// The parts of a TensorFlow.js graph model's model.json that a conversion reads, checked on the way in.
// Knows the file's shape only; what the operations mean is in ops/.
// Source: @tensorflow/tfjs-converter 4.22 (data/compiled_api.ts) and tfjs-core io/types.ts.

import { z } from 'zod';

/** An attribute as the protobuf's JSON writes it: exactly one of these keys is set; numbers may be strings. */
const attribute = z.looseObject({
  s: z.union([z.string(), z.array(z.number())]).optional(),
  i: z.union([z.string(), z.number()]).optional(),
  f: z.union([z.string(), z.number()]).optional(),
  b: z.boolean().optional(),
  type: z.union([z.string(), z.number()]).optional(),
  list: z
    .looseObject({
      s: z.array(z.union([z.string(), z.array(z.number())])).nullish(),
      i: z.array(z.union([z.string(), z.number()])).nullish(),
      f: z.array(z.union([z.string(), z.number()])).nullish(),
      b: z.array(z.boolean()).nullish(),
    })
    .optional(),
});

const node = z.looseObject({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), attribute).default({}),
});

const weight = z.looseObject({
  name: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  dtype: z.enum(['float32', 'int32', 'bool']),
  quantization: z
    .union([
      z.object({ dtype: z.enum(['uint8', 'uint16']), scale: z.number(), min: z.number() }),
      z.object({ dtype: z.literal('float16') }),
    ])
    .optional(),
});

export const weightGroup = z.looseObject({ paths: z.array(z.string()), weights: z.array(weight) });

/** A graph model. Old converters write no `format` key, so a list of nodes is what tells it from a layers model. */
export const tfjsModelSchema = z.looseObject({
  modelTopology: z.looseObject({ node: z.array(node) }),
  weightsManifest: z.array(weightGroup),
});

export type TfjsModel = z.infer<typeof tfjsModelSchema>;
export type TfNode = z.infer<typeof node>;
export type TfAttribute = z.infer<typeof attribute>;
export type TfWeight = z.infer<typeof weight>;
