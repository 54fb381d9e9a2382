// The models that say the kinds of objects of a workflow or a run, so that screens can call these in their language.
import type { Speaker } from '../../core/speaker';
import { listAllModels } from '../../models/all-models';
import type { Services } from '../services';

/** Kinds of models of the catalogue are known by the model's name. */
export function speakersOf(names: readonly string[], { env }: Pick<Services, 'env'>): readonly Speaker[] {
  if (names.length === 0) return [];
  const known = new Map(listAllModels(env.data.models).map(({ name, labels, own }) => [name, own ? labels : []]));
  return names.map((name) => ({ name, labels: known.get(name) ?? null }));
}
