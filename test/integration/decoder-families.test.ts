import { expect, it } from 'vitest';
import { DECODERS } from '../../src/inference/decoders/families';
import { MODEL_FAMILIES } from '../../src/models/families';

it('has a decoder for every family a card can name, and none besides', () => {
  expect(Object.keys(DECODERS).sort()).toEqual([...MODEL_FAMILIES].sort());
});
