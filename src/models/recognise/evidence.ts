// Everything recognising looks at, put in order once: the photo's input, sizes, labels in the metadata. Pure.
// Knows no family of models.

import type { Companions } from '../companions/companions';
import { type LabelList, labelEntries, labelList } from '../companions/label-values';
import { parsePythonLiteral } from '../companions/python-literal';
import type { Dim, OnnxFacts, OnnxInput, OnnxOutput } from '../onnx/facts';
import type { ProbeFacts } from './probe';

export interface PhotoInput {
  readonly name: string;
  readonly dtype: 'uint8' | 'float32' | 'float16';
  readonly layout: 'nchw' | 'nhwc' | 'chw';
  readonly channels: number;
  /** Null where the model takes any. */
  readonly width: number | null;
  readonly height: number | null;
  /** Photos at once; 0 is any number. */
  readonly maxBatch: number;
}
export interface Evidence {
  readonly facts: OnnxFacts;
  readonly companions: Companions;
  readonly probe: ProbeFacts | null;
  readonly photo: PhotoInput;
  /** Inputs besides the photo. */
  readonly extras: readonly OnnxInput[];
  /** Outputs that are tensors of numbers, in the file's order. */
  readonly outputs: readonly OnnxOutput[];
  /** Labels in the metadata (Ultralytics, YOLOv5). */
  readonly names: LabelList | null;
}

const PHOTO_DTYPES = ['uint8', 'float32', 'float16'] as const;
const isChannels = (dim: Dim | undefined) => dim === 1 || dim === 3;
const numberOrNull = (dim: Dim | undefined) => (typeof dim === 'number' ? dim : null);

function asPhoto({ name, dtype, dims }: OnnxInput, producer: string): PhotoInput | null {
  const known = PHOTO_DTYPES.find((each) => each === dtype);
  if (!known || !dims) return null;
  if (dims.length === 3 && isChannels(dims[0])) {
    const [, height, width] = dims;
    const layout = 'chw';
    return {
      name,
      dtype: known,
      layout,
      channels: 3,
      width: numberOrNull(width),
      height: numberOrNull(height),
      maxBatch: 1,
    };
  }
  if (dims.length !== 4) return null;
  const [batch, a, b, c] = dims;
  const isLast = isChannels(c) && !isChannels(a);
  const unknown = !isChannels(a) && !isChannels(c);
  if (unknown && (typeof a === 'number' || typeof c === 'number')) return null;
  const layout = isLast || (unknown && producer.startsWith('tf2onnx')) ? 'nhwc' : 'nchw';
  const [height, width, channels] = layout === 'nhwc' ? [a, b, c] : [b, c, a];
  return {
    name,
    dtype: known,
    layout,
    channels: numberOrNull(channels) ?? 3,
    width: numberOrNull(width),
    height: numberOrNull(height),
    maxBatch: typeof batch === 'number' ? batch : 0,
  };
}

/** A value of the metadata, written as Python or JSON. */
export const metadataValue = (facts: OnnxFacts, key: string) =>
  Object.hasOwn(facts.metadata, key) ? parsePythonLiteral(facts.metadata[key] ?? '') : undefined;

/** Null if no input takes photos. Errors: `too_many_labels`. */
export function gather(facts: OnnxFacts, companions: Companions, probe: ProbeFacts | null): Evidence | null {
  for (const input of facts.inputs) {
    const photo = asPhoto(input, facts.producer);
    if (!photo) continue;
    const names = labelEntries(metadataValue(facts, 'names'));
    return {
      facts,
      companions,
      probe,
      photo,
      extras: facts.inputs.filter((each) => each !== input),
      outputs: facts.outputs.filter(({ dtype }) => !['string', 'sequence', 'map', 'other'].includes(dtype)),
      names: names && labelList(names, 'metadata'),
    };
  }
  return null;
}

/** The name without TensorFlow's ":0" and without the folders before it. */
export const plainName = (name: string) => name.replace(/:\d+$/, '').replace(/^.*\//, '');

/** The output called `name`, give or take TensorFlow's endings and a prefix ending in an underscore. */
export function outputNamed({ outputs }: Evidence, name: string): OnnxOutput | undefined {
  return (
    outputs.find((each) => plainName(each.name) === name) ??
    outputs.find((each) => plainName(each.name).endsWith(`_${name}`))
  );
}

export const rankOf = ({ dims }: OnnxInput) => dims?.length ?? null;
/** The size of a dimension, from the file or else from the probe run; null if neither tells. */
export function sizeAt({ probe }: Evidence, { name, dims }: OnnxInput, at: number): number | null {
  const dim = dims?.at(at);
  return typeof dim === 'number' ? dim : (probe?.photo[name]?.dims.at(at) ?? null);
}
export const isWholeNumber = ({ dtype }: OnnxInput) => /^u?int/.test(dtype);
/** Cells of grids with these strides over the input; null if its size is open. */
export function cellsOf({ photo: { width, height } }: Evidence, strides: readonly number[]): number | null {
  if (width === null || height === null) return null;
  return strides.reduce((sum, stride) => sum + Math.ceil(width / stride) * Math.ceil(height / stride), 0);
}
