// Every TensorFlow operation that can be converted, by name. A model that needs more gets a further family here.

import { convolutionFamily } from './convolution';
import { elementwiseFamily } from './elementwise';
import type { OperationFamily } from './operation';
import { shapeFamily } from './shape';

export const OPERATIONS: OperationFamily = { ...convolutionFamily, ...elementwiseFamily, ...shapeFamily };
