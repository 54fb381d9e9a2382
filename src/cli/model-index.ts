// The models a workflow may name, fetched or not: the whole catalogue, as the compiler wants it.
import type { ModelIndex } from '../core/plan';
import { catalogueEntry, listModels } from '../models/catalogue';

export function catalogueModels(): ModelIndex {
  return new Map(
    listModels().map(({ name, task }) => [name, { task, sha256: catalogueEntry(name).card.sha256 }] as const),
  );
}
