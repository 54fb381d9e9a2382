// A TensorFlow.js model somebody exported, as ONNX: graph and layers models, Teachable Machine's among them. What the
// catalogue says of its own models must be found in the file here. Pure.

import { z } from 'zod';
import { LensgraphError } from '../../core/errors';
import type { CompanionFile } from '../companions/companions';
import { type Conversion, convertGraphModel } from '../tfjs/convert';
import { tfjsModelSchema } from '../tfjs/format';
import { convertLayersModel } from '../tfjs/layers/convert';

export interface ConvertedTfjs {
  readonly format: 'tfjs-graph' | 'tfjs-layers';
  readonly onnx: Uint8Array;
}

const NAME = 'model';
const unsupported = (reason: string) => new LensgraphError('model_unsupported', { name: NAME, reason });

const dimsSchema = z.object({
  tensorShape: z.object({ dim: z.array(z.object({ size: z.union([z.string(), z.number()]).optional() })) }).optional(),
});
const tensorsSchema = z.record(z.string(), z.looseObject({ name: z.string().optional(), ...dimsSchema.shape }));
const signatureSchema = z.looseObject({
  signature: z.object({ inputs: tensorsSchema.optional(), outputs: tensorsSchema.optional() }).optional(),
});
const placeholderShape = z.object({
  shape: z.looseObject({
    shape: z.object({ dim: z.array(z.looseObject({ size: z.union([z.string(), z.number()]).optional() })) }),
  }),
});

const nodeName = (tensor: string) => tensor.replace(/:\d+$/, '');
const sizesOf = (dims: readonly { size?: string | number | undefined }[]) => dims.map(({ size }) => Number(size ?? -1));

/** Where the image enters a graph, and what comes out. */
function conversionOf(json: unknown): Conversion {
  const { modelTopology } = tfjsModelSchema.parse(json);
  const { signature } = signatureSchema.parse(json);
  const inputs = modelTopology.node.filter(({ op }) => op === 'Placeholder');
  const [input, ...more] = inputs;
  if (!input || more.length > 0) throw unsupported(`it has ${inputs.length} inputs, one was expected`);
  const declared = placeholderShape.safeParse(input.attr);
  const signed = Object.values(signature?.inputs ?? {})[0]?.tensorShape?.dim;
  const [, a = -1, b = -1, c = -1] = sizesOf(signed ?? (declared.success ? declared.data.shape.shape.dim : []));
  const isNchw = a === 3 && c !== 3;
  const [height, width] = isNchw ? [b, c] : [a, b];
  if (height < 1 || width < 1 || (!isNchw && c !== 3)) throw unsupported('its input is no RGB image of a fixed size');
  const read = new Set(
    modelTopology.node.flatMap(({ input: from }) => from.map((each) => nodeName(each.replace(/^\^/, '')))),
  );
  const sinks = modelTopology.node.filter(({ name, op }) => !read.has(name) && op !== 'Const' && op !== 'Placeholder');
  const named = Object.entries(signature?.outputs ?? {}).map(([key, { name }]) => name ?? key);
  const outputs = named.length > 0 ? named : sinks.map(({ name }) => name);
  return {
    image: { node: input.name, name: 'image', width, height, layout: isNchw ? 'nchw' : 'nhwc', dtype: 'float32' },
    outputs: Object.fromEntries(outputs.map((each) => [each.replaceAll(':', '_'), each])),
  };
}

const manifestSchema = z.looseObject({
  modelTopology: z.looseObject({ node: z.unknown().optional() }),
  weightsManifest: z.array(z.looseObject({ paths: z.array(z.string()) })),
});

/**
 * The ONNX of a TensorFlow.js model. `shards` by the last part of their names.
 * Errors: `model_corrupt` if files are missing or do not fit, `model_unsupported` with what cannot be converted.
 */
export function convertTfjs(modelJson: string, shards: ReadonlyMap<string, Uint8Array>): ConvertedTfjs {
  const corrupt = (cause: unknown) => new LensgraphError('model_corrupt', { name: NAME }, { cause });
  let json: unknown;
  try {
    json = JSON.parse(modelJson);
  } catch (error) {
    throw corrupt(error);
  }
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw corrupt(manifest.error);
  const weights = manifest.data.weightsManifest.flatMap(({ paths }) =>
    paths.map((path) => {
      const bytes = shards.get(path.slice(path.lastIndexOf('/') + 1));
      if (!bytes) throw corrupt(new Error(`no ${path}`));
      return bytes;
    }),
  );
  const bytes = Buffer.concat(weights);
  if (manifest.data.modelTopology.node === undefined)
    return { format: 'tfjs-layers', onnx: convertLayersModel(NAME, json, bytes).onnx };
  const conversion = conversionOf(json);
  return { format: 'tfjs-graph', onnx: convertGraphModel(NAME, json, bytes, conversion) };
}

const teachableSchema = z.looseObject({
  labels: z.array(z.string().min(1)).min(1),
  imageSize: z.number().int().positive().default(224),
  packageName: z.string().optional(),
  tmVersion: z.string().optional(),
});

/** What Teachable Machine wrote beside its model, or null: its metadata.json. */
export function teachableMetadata(
  companions: readonly CompanionFile[],
): { labels: string[]; imageSize: number } | null {
  const text = companions.find(({ name }) => /(^|\/)metadata\.json$/.test(name))?.text;
  if (text === undefined) return null;
  try {
    const parsed = teachableSchema.safeParse(JSON.parse(text));
    const isTheirs = parsed.success && (parsed.data.tmVersion ?? parsed.data.packageName?.includes('teachablemachine'));
    return isTheirs ? { labels: parsed.data.labels, imageSize: parsed.data.imageSize } : null;
  } catch {
    return null;
  }
}
