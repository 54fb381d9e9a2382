// Nodes in which a converter has put several operations: a convolution or product, then a bias, then an activation.
// Source: tensorflow.js, tfjs-converter, executors/convolution_executor.ts and matrices_executor.ts.

import type { Value } from '../values';
import { activationFamily } from './activations';
import { convolutionFamily } from './convolution';
import { elementwiseFamily } from './elementwise';
import { matrixFamily } from './matrix';
import type { OperationFamily, OperationHandler } from './operation';

const HANDLERS: OperationFamily = { ...convolutionFamily, ...elementwiseFamily, ...matrixFamily, ...activationFamily };

/** `first`, then each of the attribute `fused_ops`; those that take an operand take the node's inputs from the third on. */
const fused =
  (first: string): OperationHandler =>
  (call) => {
    const further = call.inputs.slice(2);
    const apply = (op: string, inputs: readonly Value[]): Value => {
      const handler = HANDLERS[op];
      if (!handler) throw new Error(`the fused operation ${op} is not supported`);
      const result = handler({ ...call, inputs, readsAlone: () => true });
      if (!('kind' in result)) throw new Error(`${op} has several results`);
      return result;
    };
    return call.attributes.texts('fused_ops').reduce(
      (value, op) => {
        const takes = op === 'BiasAdd' || op.startsWith('FusedBatchNorm');
        return apply(op, [value, ...(takes ? further : [])]);
      },
      apply(first, call.inputs.slice(0, 2)),
    );
  };

export const fusedFamily: OperationFamily = {
  _FusedConv2D: fused('Conv2D'),
  FusedDepthwiseConv2dNative: fused('DepthwiseConv2dNative'),
  _FusedMatMul: fused('MatMul'),
};
