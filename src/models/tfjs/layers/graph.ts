// From a layers model's topology, however nested, to one flat graph. Knows no particular layer (layers.ts).

import { z } from 'zod';
import type { Constant } from '../values';
import { type Builder, createBuilder } from './builder';
import { type Layer, modelConfigSchema } from './format';
import { LAYERS } from './layers';

export interface LayersGraph extends Pick<Builder, 'nodes' | 'weights'> {
  /** The node the image enters at, and the size it has there. */
  readonly input: string;
  readonly width: number;
  readonly height: number;
  readonly output: string;
}

const HOLDS_LAYERS = new Set(['Model', 'Functional', 'Sequential']);
/** Deeper nesting than any tool makes. */
const DEEPEST = 16;

const shapeSchema = z.object({ batch_input_shape: z.array(z.number().nullable()).length(4) });
const nameSchema = z.object({ name: z.string() });

function nameOf(layer: Layer): string {
  if (layer.name !== undefined) return layer.name;
  const named = nameSchema.safeParse(layer.config);
  return named.success ? named.data.name : layer.class_name;
}

/**
 * The graph of the topology `root` with `stored` weights. Errors (plain, with a reason): unknown layers, several inputs,
 * layers used more than once, inputs that are no RGB image.
 */
export function graphOfLayers(root: Layer, stored: ReadonlyMap<string, Constant>): LayersGraph {
  const build = createBuilder(stored);
  let image: { input: string; width: number; height: number } | undefined;

  /** The node the image enters at: declared by an InputLayer, or by the first layer of a Sequential. */
  function enter(layer: Layer): string {
    const shape = shapeSchema.safeParse(layer.config);
    const [, height, width, channels] = shape.success ? shape.data.batch_input_shape : [];
    if (image) throw new Error('several inputs');
    if (!height || !width || channels !== 3) throw new Error('the input is no RGB image of a fixed size');
    image = { input: build.node(nameOf(layer), 'Placeholder', []), width, height };
    return image.input;
  }

  function single(layer: Layer, inputs: readonly string[], depth: number): string {
    if (HOLDS_LAYERS.has(layer.class_name)) return holder(layer, inputs, depth + 1);
    if (layer.class_name === 'InputLayer') return inputs[0] ?? enter(layer);
    const handler = LAYERS[layer.class_name];
    if (!handler) throw new Error(`the layer ${layer.class_name} is not supported`);
    const config = Array.isArray(layer.config) ? {} : layer.config;
    return handler({ name: nameOf(layer), config, inputs, build });
  }

  function inARow(layers: readonly Layer[], inputs: readonly string[], depth: number): string {
    let current = [...inputs];
    for (const layer of layers) {
      const begins = current.length === 0 && layer.class_name !== 'InputLayer' && !HOLDS_LAYERS.has(layer.class_name);
      current = [single(layer, begins ? [enter(layer)] : current, depth)];
    }
    const [output] = current;
    if (output === undefined) throw new Error('a model without layers');
    return output;
  }

  function holder(layer: Layer, inputs: readonly string[], depth: number): string {
    if (depth > DEEPEST) throw new Error('models are nested too deeply');
    const { layers, output_layers: outputs } = modelConfigSchema.parse(layer.config);
    if (layer.class_name === 'Sequential') return inARow(layers, inputs, depth);
    const waiting = [...inputs];
    const made = new Map<string, string>();
    for (const each of layers) {
      const [reads = [], ...again] = each.inbound_nodes ?? [];
      if (again.length > 0) throw new Error(`the layer ${nameOf(each)} is used more than once`);
      const from = reads.map(([name]) => {
        const node = made.get(name);
        if (node === undefined) throw new Error(`the layer ${nameOf(each)} reads ${name}, which comes later`);
        return node;
      });
      const given = waiting[0];
      const enters = each.class_name === 'InputLayer' && from.length === 0 && given !== undefined;
      if (enters) waiting.shift();
      made.set(nameOf(each), single(each, enters ? [given] : from, depth));
    }
    const [name] = outputs?.[0] ?? [];
    const output = name === undefined ? undefined : made.get(name);
    if (output === undefined) throw new Error('a model without output');
    return output;
  }

  const output = holder(root, [], 0);
  if (!image) throw new Error('a model without input');
  return { nodes: build.nodes, weights: build.weights, ...image, output };
}
