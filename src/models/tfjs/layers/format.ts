// The parts of a TensorFlow.js layers model's model.json that a conversion reads, checked on the way in.
// Knows the file's shape only. Source: tfjs-layers, keras_format/*.ts, and @teachablemachine/image, which writes the
// topology without the `model_config` that Keras puts round it.

import { z } from 'zod';
import { weightGroup } from '../format';

/** [layer, node index, tensor index, ...] of what a layer reads; `node_data` of newer Keras is not written by TensorFlow.js. */
const inbound = z.array(z.tuple([z.string(), z.number(), z.number()]).rest(z.unknown()));

export interface Layer {
  class_name: string;
  name?: string | undefined;
  config: Record<string, unknown> | Layer[];
  inbound_nodes?: [string, number, number, ...unknown[]][][] | undefined;
}

export const layerSchema: z.ZodType<Layer> = z.lazy(() =>
  z.object({
    class_name: z.string(),
    name: z.string().optional(),
    /** A list of layers: a Sequential of old Keras. */
    config: z.union([z.array(layerSchema), z.record(z.string(), z.unknown())]),
    inbound_nodes: z.array(inbound).optional(),
  }),
);

const ends = z.array(z.tuple([z.string(), z.number(), z.number()]));

/** What holds layers: Model, Functional, Sequential. */
export const modelConfigSchema = z.union([
  z.array(layerSchema).transform((layers) => ({ layers, input_layers: undefined, output_layers: undefined })),
  z.object({ layers: z.array(layerSchema), input_layers: ends.optional(), output_layers: ends.optional() }),
]);

export const layersModelSchema = z.looseObject({
  modelTopology: z.union([z.looseObject({ model_config: layerSchema }).transform((t) => t.model_config), layerSchema]),
  weightsManifest: z.array(weightGroup),
});
