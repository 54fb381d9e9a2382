// Tiny TensorFlow.js graphs for tests, written in a few lines, converted, and run by ONNX Runtime.

import { InferenceSession, Tensor } from 'onnxruntime-node';
import { convertGraphModel } from '../../src/models/tfjs/convert';
import type { TfAttribute } from '../../src/models/tfjs/format';

export interface TinyNode {
  readonly op: string;
  readonly input: readonly string[];
  readonly attr?: Readonly<Record<string, TfAttribute>>;
}
export interface TinyConstant {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly dtype?: 'float32' | 'int32';
}
export interface TinyGraph {
  /** Size of the input named `image`, RGB. */
  readonly width: number;
  readonly height: number;
  readonly constants?: Readonly<Record<string, TinyConstant>>;
  readonly nodes: Readonly<Record<string, TinyNode>>;
  readonly outputs: readonly string[];
}

/** Attributes as model.json writes them. */
export const ints = (...values: number[]): TfAttribute => ({ list: { i: values.map(String) } });
export const int = (value: number): TfAttribute => ({ i: String(value) });
export const float = (value: number): TfAttribute => ({ f: value });
export const text = (value: string): TfAttribute => ({ s: Buffer.from(value).toString('base64') });
export const indices = (...values: number[]): TinyConstant => ({ shape: [values.length], values, dtype: 'int32' });
export const index = (value: number): TinyConstant => ({ shape: [], values: [value], dtype: 'int32' });

/** The ONNX bytes of `graph`. */
export function convertTiny({ width, height, constants = {}, nodes, outputs }: TinyGraph): Buffer {
  const weights = Object.entries(constants).map(([name, { shape, dtype = 'float32' }]) => ({ name, shape, dtype }));
  const bytes = Object.values(constants).map(({ values, dtype }) =>
    Buffer.from((dtype === 'int32' ? Int32Array : Float32Array).from(values).buffer),
  );
  const topology = [
    ...Object.keys(constants).map((name) => ({ name, op: 'Const' })),
    ...Object.entries(nodes).map(([name, node]) => ({ name, ...node })),
  ];
  const json = { modelTopology: { node: topology }, weightsManifest: [{ paths: ['weights.bin'], weights }] };
  return Buffer.from(
    convertGraphModel('tiny', json, Buffer.concat(bytes), {
      image: { node: 'photo', name: 'image', width, height },
      outputs: Object.fromEntries(outputs.map((name) => [name.replace(':', '_'), name])),
    }),
  );
}

/** Converts and runs `graph` on `pixels` [batch, height, width, 3]; gives each output's shape and values. */
export async function runTiny(
  graph: TinyGraph,
  pixels: readonly number[],
): Promise<Record<string, { dims: readonly number[]; values: number[] }>> {
  const session = await InferenceSession.create(convertTiny(graph), { logSeverityLevel: 4 });
  try {
    const { width, height } = graph;
    const batch = pixels.length / (width * height * 3);
    const image = new Tensor('uint8', Uint8Array.from(pixels), [batch, height, width, 3]);
    const outputs = await session.run({ image });
    return Object.fromEntries(
      Object.entries(outputs).map(([name, { dims, data }]) => [name, { dims, values: Array.from(data, Number) }]),
    );
  } finally {
    await session.release();
  }
}

/** Pixels of a picture from the values of its first channel; the other two are 0. */
export const redOnly = (...values: number[]): number[] => values.flatMap((value) => [value, 0, 0]);
