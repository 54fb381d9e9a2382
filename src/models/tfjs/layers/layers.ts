// What each kind of layer computes, as nodes of a graph. Layers that only matter in training pass their input on.
// Source: tfjs-layers, layers/*.ts. A layer that is missing here gets an entry in LAYERS.

import { z } from 'zod';
import { type Builder, text, wholes } from './builder';

/** One layer being built: its name (weights are found by it), its settings, the nodes it reads. */
export interface LayerCall {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: readonly string[];
  readonly build: Builder;
}
type LayerHandler = (call: LayerCall) => string;

const pair = z.union([z.number().transform((side) => [side, side]), z.array(z.number()).length(2)]);
const window = z.object({
  strides: pair.nullish(),
  dilation_rate: pair.nullish(),
  pool_size: pair.nullish(),
  padding: z.enum(['valid', 'same']).default('valid'),
  data_format: z.literal('channels_last').nullish(),
});
const paddingAmounts = z.object({ padding: z.array(z.array(z.number()).length(2)).length(2) });
const withActivation = z.object({ activation: z.string().nullish(), use_bias: z.boolean().default(true) });

const ACTIVATIONS: Readonly<Record<string, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  sigmoid: 'Sigmoid',
  softmax: 'Softmax',
  tanh: 'Tanh',
  elu: 'Elu',
};

const first = ({ inputs }: LayerCall): string => {
  const [input] = inputs;
  if (input === undefined) throw new Error('a layer without input');
  return input;
};

function activate({ build, name }: LayerCall, activation: string | null | undefined, input: string): string {
  if (!activation || activation === 'linear') return input;
  const op = ACTIVATIONS[activation];
  if (!op) throw new Error(`the activation ${activation} is not supported`);
  return build.node(`${name}/${activation}`, op, [input]);
}

/** Bias and activation, as the settings say. */
function finish(call: LayerCall, input: string): string {
  const { activation, use_bias: hasBias } = withActivation.parse(call.config);
  const { build, name } = call;
  const sum = hasBias ? build.node(`${name}/bias`, 'BiasAdd', [input, build.weight(name, 'bias')]) : input;
  return activate(call, activation, sum);
}

const square = ([height = 1, width = 1]: readonly number[]) => wholes(1, height, width, 1);

function convolve(call: LayerCall, op: string, input: string, kernel: string, plain = false): string {
  const { strides, dilation_rate: dilations, padding } = window.parse(call.config);
  return call.build.node(`${call.name}/${kernel}`, op, [input, call.build.weight(call.name, kernel)], {
    strides: square((!plain && strides) || [1, 1]),
    dilations: square((!plain && dilations) || [1, 1]),
    padding: text(plain ? 'VALID' : padding.toUpperCase()),
  });
}

const pool =
  (op: string): LayerHandler =>
  (call) => {
    const { pool_size: size, strides, padding } = window.parse(call.config);
    const attributes = { ksize: square(size ?? [2, 2]), strides: square(strides ?? size ?? [2, 2]) };
    return call.build.node(call.name, op, [first(call)], { ...attributes, padding: text(padding.toUpperCase()) });
  };

const overRowsAndColumns =
  (op: string): LayerHandler =>
  (call) =>
    call.build.node(call.name, op, [first(call), call.build.numbers([1, 2])], {
      keep_dims: { b: z.object({ keepdims: z.boolean().default(false) }).parse(call.config).keepdims },
    });

function normalise(call: LayerCall): string {
  const { epsilon, axis } = z
    .object({ epsilon: z.number().default(1e-3), axis: z.union([z.number(), z.array(z.number())]).default(-1) })
    .parse(call.config);
  if (![-1, 3].includes([axis].flat()[0] ?? -1)) throw new Error('a normalisation over another axis than the channels');
  const { build, name } = call;
  const [channels = 0] = build.shapeOf(name, 'moving_mean');
  return build.node(
    name,
    'FusedBatchNorm',
    [
      first(call),
      build.weightOr(name, 'gamma', 1, channels),
      build.weightOr(name, 'beta', 0, channels),
      build.weight(name, 'moving_mean'),
      build.weight(name, 'moving_variance'),
    ],
    { epsilon: { f: epsilon } },
  );
}

function relu(call: LayerCall): string {
  const {
    max_value: most,
    negative_slope: slope,
    threshold,
  } = z
    .object({
      max_value: z.number().nullish(),
      negative_slope: z.number().nullish(),
      threshold: z.number().nullish(),
    })
    .parse(call.config);
  if (slope || threshold || (most != null && most !== 6)) throw new Error('only relu and relu6 are supported');
  return call.build.node(call.name, most === 6 ? 'Relu6' : 'Relu', [first(call)]);
}

/** The axes of a sum or join: of whole photos, so never the batch. */
const concatenate: LayerHandler = (call) => {
  const { axis } = z.object({ axis: z.number().default(-1) }).parse(call.config);
  return call.build.node(call.name, 'ConcatV2', [...call.inputs, call.build.numbers([axis], [])]);
};

const zeroPadding: LayerHandler = (call) => {
  const [rows = [0, 0], columns = [0, 0]] = paddingAmounts.parse(call.config).padding;
  const amounts = [0, 0, ...rows, ...columns, 0, 0];
  return call.build.node(call.name, 'Pad', [first(call), call.build.numbers(amounts, [4, 2])]);
};

const reshape: LayerHandler = (call) => {
  const { target_shape: target } = z.object({ target_shape: z.array(z.number()) }).parse(call.config);
  return call.build.node(call.name, 'Reshape', [first(call), call.build.numbers([1, ...target])]);
};

export const LAYERS: Readonly<Record<string, LayerHandler>> = {
  Dropout: first,
  SpatialDropout2D: first,
  GaussianNoise: first,
  ZeroPadding2D: zeroPadding,
  Conv2D: (call) => finish(call, convolve(call, 'Conv2D', first(call), 'kernel')),
  DepthwiseConv2D: (call) => finish(call, convolve(call, 'DepthwiseConv2dNative', first(call), 'depthwise_kernel')),
  SeparableConv2D: (call) => {
    const depthwise = convolve(call, 'DepthwiseConv2dNative', first(call), 'depthwise_kernel');
    return finish(call, convolve(call, 'Conv2D', depthwise, 'pointwise_kernel', true));
  },
  BatchNormalization: normalise,
  ReLU: relu,
  LeakyReLU: (call) =>
    call.build.node(call.name, 'LeakyRelu', [first(call)], {
      alpha: { f: z.object({ alpha: z.number().default(0.3) }).parse(call.config).alpha },
    }),
  Activation: (call) => activate(call, z.object({ activation: z.string() }).parse(call.config).activation, first(call)),
  Softmax: (call) => activate(call, 'softmax', first(call)),
  Add: (call) => call.build.node(call.name, 'AddN', call.inputs),
  Multiply: (call) => call.build.node(call.name, 'Mul', call.inputs),
  Concatenate: concatenate,
  AveragePooling2D: pool('AvgPool'),
  MaxPooling2D: pool('MaxPool'),
  GlobalAveragePooling2D: overRowsAndColumns('Mean'),
  GlobalMaxPooling2D: overRowsAndColumns('Max'),
  // A leading one stands for the batch.
  Flatten: (call) => call.build.node(call.name, 'Reshape', [first(call), call.build.numbers([1, -1])]),
  Reshape: reshape,
  Dense: (call) => {
    const { build, name } = call;
    return finish(call, build.node(`${name}/product`, 'MatMul', [first(call), build.weight(name, 'kernel')]));
  },
};
