// The models a workflow may name, as the compiler wants them. A model of the catalogue that is not on this machine yet is
// fetched by the worker that needs it; own models are on it.
import type { ModelIndex } from '../core/plan';
import { listAllModels, modelPin } from '../models/all-models';
import { catalogueEntry, listModels } from '../models/catalogue';
import { ownCards } from '../models/own/own-models';

const CATALOGUE: ModelIndex = new Map(
  listModels().map(({ name, task }) => [name, { task, sha256: catalogueEntry(name).card.sha256 }]),
);
const indices = new WeakMap<object, ModelIndex>();

/** `dir`: where own models lie; without it those of the catalogue alone. Ask each time: own models come and go. */
export function modelIndex(dir?: string): ModelIndex {
  if (dir === undefined) return CATALOGUE;
  const cards = ownCards(dir);
  let index = indices.get(cards);
  if (!index) {
    index = new Map(listAllModels(dir).map(({ name, task }) => [name, { task, sha256: modelPin(dir, name) }]));
    indices.set(cards, index);
  }
  return index;
}
