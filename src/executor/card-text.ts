// A model's card as a short text that differs wherever cards differ: it decides how a photo is fed and the outputs are read,
// and its hash names the model itself.

import type { ModelCard } from '../models/card';
import { cacheKey } from '../storage/cache-folder';

const texts = new WeakMap<ModelCard, string>();

export function cardText(card: ModelCard): string {
  const known = texts.get(card) ?? cacheKey(JSON.stringify(card));
  texts.set(card, known);
  return known;
}
