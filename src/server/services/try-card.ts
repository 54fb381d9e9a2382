// What a reading of an imported model finds on photos: a preview of a graph of two steps, run by a worker like any other.
import { compilePartly } from '../../compiler/compile-partly';
import { LensgraphError } from '../../core/errors';
import type { CardDraft } from '../../models/card';
import type { ModelTask } from '../../models/families';
import { checkDraft } from '../../models/own/check-draft';
import { readImport, writeDraft } from '../../models/own/imports';
import { ownPin } from '../../models/own/pin';
import type { Actor } from '../actor';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';
import type { TriedCard, TryInput } from './model-views';
import { chosenPhotos, withPictures } from './run-preview';

/** Which step shows what a model of the task does. */
const STEP_OF: Readonly<Record<ModelTask, string | null>> = {
  detect: 'detect',
  classify: 'classify',
  segment: 'segment',
  'read-text': null,
  features: null,
};

/** Photos, and the step that asks the model, set as the card says where it has such settings. */
export function tryingGraph(model: string, { task, defaults }: CardDraft) {
  const type = STEP_OF[task];
  if (type === null)
    throw new LensgraphError('model_unsupported', { name: model, reason: `no step tries "${task}" alone` });
  const settings = task === 'detect' ? { minScore: defaults.minScore, iou: defaults.iou } : {};
  return {
    schemaVersion: 1,
    name: 'Trying a model',
    nodes: [
      { id: 'photos', type: 'load' },
      { id: 'look', type, config: { model, ...settings } },
    ],
    edges: [{ source: 'photos', sourceHandle: 'image', target: 'look', targetHandle: 'image' }],
  };
}

/** Throws `not_found`, `model_unsupported` for a card that does not fit the file, and what a preview throws. */
export async function tryCard(
  services: Services,
  actor: Actor,
  { importId, card: draft, photos: wanted, session }: TryInput,
  signal: AbortSignal,
): Promise<TriedCard> {
  const askedAt = new Date();
  const { registry, models, previews, env } = services;
  checkDraft(draft, await readImport(env.data.models, importId));
  const card = await writeDraft(env.data.models, importId, draft);
  const index = new Map([...models, [card.name, { task: card.task, sha256: ownPin(card) }] as const]);
  const { plan, problems } = compilePartly(tryingGraph(card.name, draft), { registry, models: index });
  if (!plan || problems.length > 0) throw workflowInvalid(problems);
  const photos = await chosenPhotos(services, actor, wanted);
  const request = { plan, photos: photos.map(({ name, blobId }) => ({ name, blobId })) };
  const answer = await previews.ask({ teamId: actor.teamId, session: `try-${session}`, askedAt, request }, signal);
  const { steps, photos: shown } = withPictures(answer, photos);
  return { nodeId: 'look', steps, photos: shown };
}
