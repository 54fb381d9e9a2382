// Fully connected layers: a row of features times a matrix of weights.

import { asConstant, asTensor, transposeConstant } from '../values';
import type { OperationFamily, OperationHandler } from './operation';

const matMul: OperationHandler = ({ inputs, attributes, emit }) => {
  const rows = asTensor(inputs[0], 'the input of a matrix product');
  const weights = asConstant(inputs[1], 'the weights of a matrix product');
  if (attributes.bool('transpose_a', false)) throw new Error('a matrix product of turned features');
  const matrix = attributes.bool('transpose_b', false) ? transposeConstant(weights, [1, 0]) : weights;
  const [features, columns = 1] = matrix.shape;
  if (matrix.shape.length !== 2 || rows.shape.at(-1) !== features) {
    throw new Error(`[${rows.shape}] does not multiply with [${matrix.shape}]`);
  }
  const name = emit.node('MatMul', [emit.plain(rows), emit.plain(matrix)]);
  return { kind: 'tensor', dtype: 'float32', shape: [...rows.shape.slice(0, -1), columns], name, layout: 'plain' };
};

export const matrixFamily: OperationFamily = { MatMul: matMul };
