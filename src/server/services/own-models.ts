// Models as a page shows them, and what can be done with one's own: call it otherwise, delete it, bring it back.
import { LensgraphError } from '../../core/errors';
import { catalogueEntry, isCatalogueName } from '../../models/catalogue';
import { removeModel, restoreModel as restore, retitleModel } from '../../models/own/keep';
import { ownCard } from '../../models/own/own-models';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { lessonOfModel } from './lessons';
import { listModels } from './list-models';
import { modelUses, usesOfModel } from './model-uses';
import type { ListedModel, ModelDetail } from './model-views';

const unknown = () => new LensgraphError('not_found', { what: 'model' });

export async function browseModels(services: Services, actor: Actor): Promise<readonly ListedModel[]> {
  const [models, uses] = await Promise.all([listModels(services), modelUses(services, actor)]);
  return models.map((model) => ({ ...model, uses: uses.get(model.name)?.length ?? 0 }));
}

/** Throws `not_found`. */
export async function getModel(services: Services, actor: Actor, name: string): Promise<ModelDetail> {
  const [models, usedBy, lessonId] = await Promise.all([
    listModels(services),
    usesOfModel(services, actor, name),
    lessonOfModel(services, actor, name),
  ]);
  const view = models.find((each) => each.name === name);
  const card = isCatalogueName(name) ? catalogueEntry(name).card : ownCard(services.env.data.models, name);
  if (!view || !card) throw unknown();
  return { ...view, card, lessonId, usedBy };
}

/** The name that workflows write stays. Throws `not_found`; models of the catalogue keep their titles. */
export async function renameModel({ env }: Services, { name, title }: { name: string; title: string }): Promise<void> {
  await retitleModel(env.data.models, name, title);
}

/** Throws `not_found`, `conflict` with the names of the published workflows that use it. */
export async function deleteModel(services: Services, actor: Actor, name: string): Promise<void> {
  const uses = (await usesOfModel(services, actor, name)).filter(({ inPublished }) => inPublished);
  if (uses.length > 0) {
    const workflows = uses.map((use) => `"${use.name}"`).join(', ');
    throw new LensgraphError('model_in_use', { workflows });
  }
  await removeModel(services.env.data.models, name);
}

/** Undoes `deleteModel`. Throws `not_found`. */
export async function restoreModel({ env }: Services, name: string): Promise<void> {
  await restore(env.data.models, name);
}
