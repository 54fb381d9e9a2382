// Activations that come after a layer: element by element, but for softmax, which weighs the classes of one place.

import { asTensor } from '../values';
import { scalar, unary } from './elementwise';
import type { OperationFamily } from './operation';

export const activationFamily: OperationFamily = {
  Relu: unary('Relu'),
  Relu6: unary('Clip', (emit) => [scalar(emit, 0), scalar(emit, 6)]),
  Sigmoid: unary('Sigmoid'),
  Tanh: unary('Tanh'),
  Elu: unary('Elu'),
  Exp: unary('Exp'),
  LeakyRelu: (call) => {
    const { name, layout, ...rest } = asTensor(call.inputs[0], 'the input of a leaky relu');
    const alpha = call.attributes.float('alpha', 0.2);
    return {
      kind: 'tensor',
      dtype: rest.dtype,
      shape: rest.shape,
      layout,
      name: call.emit.node('LeakyRelu', [name], { alpha: { float: alpha } }),
    };
  },
  Softmax: ({ inputs, emit }) => {
    const value = asTensor(inputs[0], 'the input of a softmax');
    const name = emit.node('Softmax', [emit.plain(value)], { axis: -1 });
    return { kind: 'tensor', dtype: 'float32', shape: value.shape, layout: 'plain', name };
  },
};
