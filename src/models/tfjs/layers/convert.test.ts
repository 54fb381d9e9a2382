import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { convertLayersModel, LAYERS_INPUT, LAYERS_OUTPUT } from './convert';
import type { Layer } from './format';

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

function convert(topology: unknown, weights: readonly Weight[]) {
  const json = {
    modelTopology: topology,
    weightsManifest: [
      { paths: ['weights.bin'], weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })) },
    ],
  };
  const bytes = Buffer.from(Float32Array.from(weights.flatMap(({ values }) => values)).buffer);
  return convertLayersModel('tiny', json, bytes);
}

async function run(topology: unknown, weights: readonly Weight[], pixels: readonly number[]): Promise<number[]> {
  const { onnx, width, height } = convert(topology, weights);
  const session = await InferenceSession.create(onnx, { logSeverityLevel: 4 });
  try {
    const image = new Tensor('float32', Float32Array.from(pixels), [
      pixels.length / (width * height * 3),
      height,
      width,
      3,
    ]);
    const { [LAYERS_OUTPUT]: scores } = await session.run({ [LAYERS_INPUT]: image });
    return Array.from(scores?.data ?? [], Number);
  } finally {
    await session.release();
  }
}

const layer = (class_name: string, config: Record<string, unknown>, ...from: string[]): Layer => ({
  class_name,
  name: String(config.name),
  config,
  ...(from.length > 0 && { inbound_nodes: [from.map((name): [string, number, number] => [name, 0, 0])] }),
});
const one = (values: number[]) => ({ shape: [values.length], values });

/** As Teachable Machine nests it: Sequential[Sequential[Model, pooling], Sequential[Dense, Dense]], without model_config. */
const nested: Layer = {
  class_name: 'Sequential',
  config: {
    name: 'whole',
    layers: [
      {
        class_name: 'Sequential',
        config: {
          name: 'features',
          layers: [
            {
              class_name: 'Model',
              config: {
                name: 'backbone',
                layers: [
                  layer('InputLayer', { name: 'input_1', batch_input_shape: [null, 2, 2, 3] }),
                  layer(
                    'ZeroPadding2D',
                    {
                      name: 'pad',
                      padding: [
                        [0, 1],
                        [0, 1],
                      ],
                    },
                    'input_1',
                  ),
                  layer(
                    'Conv2D',
                    { name: 'conv', strides: [2, 2], padding: 'valid', use_bias: false, activation: 'linear' },
                    'pad',
                  ),
                  layer('BatchNormalization', { name: 'bn', axis: [3], epsilon: 0, scale: false }, 'conv'),
                  layer('ReLU', { name: 'relu', max_value: 6 }, 'bn'),
                  layer('Add', { name: 'sum' }, 'relu', 'bn'),
                ],
                input_layers: [['input_1', 0, 0]],
                output_layers: [['sum', 0, 0]],
              },
            },
            layer('GlobalAveragePooling2D', { name: 'pool', data_format: 'channels_last' }),
          ],
        },
      },
      {
        class_name: 'Sequential',
        config: {
          name: 'head',
          layers: [
            layer('Dropout', { name: 'drop', rate: 0.5 }),
            layer('Dense', { name: 'dense', activation: 'relu', use_bias: true }),
            layer('Dense', { name: 'last', activation: 'softmax', use_bias: false }),
          ],
        },
      },
    ],
  },
};
/** The convolution gives [red, 2 x red] of each photo's top left pixel; the normalisation takes [1, 2] away. */
const weights: Weight[] = [
  { name: 'conv/kernel', shape: [3, 3, 3, 2], values: [1, 2, ...new Array<number>(52).fill(0)] },
  { name: 'bn/beta', ...one([0, 0]) },
  { name: 'dense/kernel', shape: [2, 2], values: [1, 0, 0, 1] },
  { name: 'dense/bias', ...one([0, -1]) },
  { name: 'last/kernel', shape: [2, 2], values: [1, 0, 0, 1] },
  // Statistics come after everything that is trained.
  { name: 'bn/moving_mean', ...one([1, 2]) },
  { name: 'bn/moving_variance', ...one([1, 1]) },
];
const photo = (red: number) => [red, 0, 0, ...new Array<number>(9).fill(0)];

it('computes a nested model as its layers say, every photo of a batch for itself', async () => {
  const scores = await run(nested, weights, [...photo(2), ...photo(0)]);
  // 2: normalised [1, 2], with its relu [2, 4], dense [2, 3]; 0: normalised [-1, -2], relu 0, sum below 0, dense [0, 0].
  const softmax = 1 / (1 + Math.exp(1));
  [softmax, 1 - softmax, 0.5, 0.5].forEach((value, i) => {
    expect(scores[i]).toBeCloseTo(value, 6);
  });
});

it('reads a Sequential whose first layer says the size, wrapped as Keras does', async () => {
  const topology = {
    keras_version: '2.2.4',
    model_config: {
      class_name: 'Sequential',
      config: [
        layer('Flatten', { name: 'flat', batch_input_shape: [null, 1, 1, 3] }),
        layer('Dense', { name: 'dense', activation: 'sigmoid', use_bias: false }),
      ],
    },
  };
  const scores = await run(topology, [{ name: 'dense/kernel', shape: [3, 1], values: [1, 1, -1] }], [1, 2, 3, 0, 0, 4]);
  expect(scores[0]).toBeCloseTo(0.5, 6);
  expect(scores[1]).toBeCloseTo(1 / (1 + Math.exp(4)), 6);
});

it('names the layer it cannot convert, and a weight that is not there', () => {
  const sequential = (...layers: Layer[]) => ({ class_name: 'Sequential', config: { layers } });
  const start = layer('InputLayer', { name: 'in', batch_input_shape: [null, 1, 1, 3] });
  const refusal = (reason: string) =>
    expect.objectContaining({ code: 'model_unsupported', message: expect.stringContaining(reason) });
  expect(() => convert(sequential(start, layer('LSTM', { name: 'x' })), [])).toThrow(refusal('LSTM'));
  expect(() => convert(sequential(start, layer('Dense', { name: 'x' })), [])).toThrow(refusal('x/kernel'));
  const grey = layer('InputLayer', { name: 'in', batch_input_shape: [null, 28, 28, 1] });
  expect(() => convert(sequential(grey), [])).toThrow(refusal('RGB'));
  expect(() => convert({ class_name: 'Sequential' }, [])).toThrow(expect.objectContaining({ code: 'model_corrupt' }));
});
