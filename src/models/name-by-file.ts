// Gives a card the names its file really has: exporters of the same model name inputs and outputs in their own way.
// Knows no particular model.

import { LensgraphError } from '../core/errors';
import type { ModelCard } from './card';
import { readOnnx } from './onnx/read';

/**
 * `card` with the name of the only input and of the first output of the file at `path`.
 * Errors: `model_unsupported` if the file has several inputs or no output; those of `readOnnx`.
 */
export async function namedByFile(card: ModelCard, path: string): Promise<ModelCard> {
  const { inputs, outputs } = await readOnnx(path);
  const [input, ...more] = inputs;
  const [output] = outputs;
  const [role, ...roles] = Object.keys(card.outputs);
  if (!input || !output || more.length > 0 || role === undefined || roles.length > 0) {
    const reason = `one input and one output were expected, ${inputs.length} and ${outputs.length} found`;
    throw new LensgraphError('model_unsupported', { name: card.name, reason });
  }
  return { ...card, input: { ...card.input, name: input.name }, outputs: { [role]: output.name } };
}
