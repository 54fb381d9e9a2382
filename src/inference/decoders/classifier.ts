// Reads classifiers: one number per class, whatever still has to be done to it. Pure.
// Source: pytorch/vision, torchvision/models (logits); huggingface/pytorch-image-models, onnx_export.py (logits); Keras
// applications (softmax inside, by tf2onnx); PaddlePaddle/PaddleOCR, tools/infer/predict_cls.py (softmax inside).

import type { DecoderCard } from '../model-file';
import { sigmoid, softmaxInto } from './common/activations';
import { checkFinite, outputOf, wrongShape } from './common/checks';
import type { Decoded, InputSize, Outputs } from './decoder';

/**
 * `scores` [batch, classes], with further dimensions of 1, or [classes] of one photo. One column and two labels: the
 * column is the probability of the second. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeClassifier(outputs: Outputs, card: DecoderCard, _size: InputSize, _floor: number): Decoded[] {
  const output = outputOf(outputs, 'scores', card);
  const { dims, data } = output;
  const [batch, columns] = dims.length === 1 ? [1, dims[0] ?? 0] : [dims[0] ?? 0, dims[1] ?? 0];
  if (batch * columns !== data.length) throw wrongShape(card, 'scores', output, '[batch, classes]');
  checkFinite(card, data);
  return Array.from({ length: batch }, (_, item): Decoded => {
    const scores = Float32Array.from(data.subarray(item * columns, (item + 1) * columns));
    if (card.activation === 'softmax') softmaxInto(scores, scores.slice(), 0, columns);
    if (card.activation === 'sigmoid') for (const [i, value] of scores.entries()) scores[i] = sigmoid(value);
    const [only = 0] = scores;
    const twoSided = columns === 1 && card.labels.length === 2;
    return { kind: 'scores', scores: twoSided ? Float32Array.of(1 - only, only) : scores };
  });
}
