// The models a workflow may name, as the compiler wants them. A model that is not on this machine yet is fetched by the
// worker that needs it.
import type { ModelIndex } from '../core/plan';
import { catalogueEntry, listModels } from '../models/catalogue';

export function modelIndex(): ModelIndex {
  return new Map(listModels().map(({ name, task }) => [name, { task, sha256: catalogueEntry(name).card.sha256 }]));
}
