// The part of a model's card a decoder reads, plain but for what a test says.

import type { DecoderCard } from '../../src/inference/model-file';

/** Labels `names` with the ids 0, 1, 2 ... */
export const labelled = (...names: string[]): DecoderCard['labels'] =>
  names.map((label, classId) => ({ classId, label }));

export const testCard = (card: Partial<DecoderCard> & Pick<DecoderCard, 'family'>): DecoderCard => ({
  name: 'tiny',
  input: { width: 64, height: 32 },
  activation: 'none',
  boxes: null,
  nms: 'needed',
  firstClassId: 0,
  background: 'none',
  labels: labelled('cup', 'bowl', 'plate'),
  ...card,
});
