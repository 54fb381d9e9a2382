// Converts a TensorFlow.js layers model to ONNX. Pure and deterministic. Knows no particular model.

import { LensgraphError } from '../../../core/errors';
import { convertGraph } from '../convert';
import { decodeWeights } from '../weights';
import { layersModelSchema } from './format';
import { graphOfLayers, type LayersGraph } from './graph';

export interface ConvertedLayers {
  readonly onnx: Uint8Array<ArrayBuffer>;
  /** The size of the model's image. */
  readonly width: number;
  readonly height: number;
}

/** Names of the model's input and output in the ONNX file. */
export const LAYERS_INPUT = 'image';
export const LAYERS_OUTPUT = 'scores';

/**
 * The ONNX of a layers model with one image in ([N, height, width, 3], float32, as its maker scaled it) and one output.
 * `json` is the parsed model.json, `weightBytes` its shard files one after the other.
 * Errors: `model_corrupt` if the files do not fit each other, `model_unsupported` if the layers cannot be converted.
 */
export function convertLayersModel(name: string, json: unknown, weightBytes: Uint8Array): ConvertedLayers {
  const parsed = layersModelSchema.safeParse(json);
  if (!parsed.success) throw new LensgraphError('model_corrupt', { name }, { cause: parsed.error });
  const stored = decodeWeights(parsed.data.weightsManifest, weightBytes, name);
  let graph: LayersGraph;
  try {
    graph = graphOfLayers(parsed.data.modelTopology, stored);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LensgraphError('model_unsupported', { name, reason }, { cause: error });
  }
  const { input, width, height, output } = graph;
  const onnx = convertGraph(name, graph, {
    image: { node: input, name: LAYERS_INPUT, width, height, dtype: 'float32' },
    outputs: { [LAYERS_OUTPUT]: output },
  });
  return { onnx, width, height };
}
