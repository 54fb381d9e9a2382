// The models that say the kinds of objects of a workflow or a run, so that screens can call these in their language.
import type { Speaker } from '../../core/speaker';
import { listAllModels } from '../../models/all-models';
import type { Services } from '../services';

/** For models by their names. The models there are are read once, whatever is asked. */
export function speakersIn({ env }: Pick<Services, 'env'>): (names: readonly string[]) => readonly Speaker[] {
  // Kinds of models of the catalogue are known by the model's name.
  const known = new Map(listAllModels(env.data.models).map(({ name, labels, own }) => [name, own ? labels : []]));
  return (names) => names.map((name) => ({ name, labels: known.get(name) ?? null }));
}
