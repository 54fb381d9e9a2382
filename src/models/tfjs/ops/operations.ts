// Every TensorFlow operation that can be converted, by name. A model that needs more gets a further family here.

import { activationFamily } from './activations';
import { convolutionFamily } from './convolution';
import { dilationFamily } from './dilation';
import { elementwiseFamily } from './elementwise';
import { fusedFamily } from './fused';
import { matrixFamily } from './matrix';
import type { OperationFamily } from './operation';
import { paddingFamily } from './padding';
import { poolingFamily } from './pooling';
import { resizeFamily } from './resize';
import { shapeFamily } from './shape';

export const OPERATIONS: OperationFamily = {
  ...activationFamily,
  ...convolutionFamily,
  ...dilationFamily,
  ...elementwiseFamily,
  ...fusedFamily,
  ...matrixFamily,
  ...paddingFamily,
  ...poolingFamily,
  ...resizeFamily,
  ...shapeFamily,
};
