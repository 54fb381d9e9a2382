// What an operation handler is given and gives back. A family of TensorFlow operations is one file beside this one;
// operations.ts lists the families. Knows no operation itself.

import type { Attributes } from '../attributes';
import type { Emitter } from '../emitter';
import type { Value } from '../values';

export interface OperationCall {
  readonly inputs: readonly Value[];
  readonly attributes: Attributes;
  readonly emit: Emitter;
  /** True if this node alone reads input `index`, so that it may be folded away. */
  readonly readsAlone: (index: number) => boolean;
}

/** Converts one TensorFlow node: folds it into a constant, or emits ONNX nodes. One value per output of the node. */
export type OperationHandler = (call: OperationCall) => Value | readonly Value[];

/** Handlers by TensorFlow's name of the operation. */
export type OperationFamily = Readonly<Record<string, OperationHandler>>;
