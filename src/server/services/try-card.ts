// What a reading of an imported model finds on photos: a preview of a graph of two steps, run by a worker like any other.
import { compilePartly } from '../../compiler/compile-partly';
import { LensgraphError } from '../../core/errors';
import type { NodeRegistry } from '../../core/node';
import type { CardDraft } from '../../models/card';
import { checkDraft } from '../../models/own/check-draft';
import { readImport, writeDraft } from '../../models/own/imports';
import { ownPin } from '../../models/own/pin';
import type { Actor } from '../actor';
import { workflowInvalid } from '../problems-error';
import type { Services } from '../services';
import type { TriedCard, TryInput } from './model-views';
import { chosenPhotos, withPictures } from './run-preview';

/** The kind of step that asks models of the task, and the settings that name `model` and start as its card says. */
function stepFor(registry: NodeRegistry, model: string, { task, defaults }: CardDraft) {
  for (const [type, { config, models, inputs }] of registry) {
    const { shape } = config;
    const wanted = { model, ...('minScore' in shape && 'iou' in shape ? defaults : {}) };
    const settings = config.safeParse(wanted);
    const requests = settings.success ? (models?.(settings.data) ?? []) : [];
    const [input] = Object.keys(inputs);
    if (input !== undefined && requests.some((each) => each.name === model && each.task === task))
      return { type, input, config: wanted };
  }
  throw new LensgraphError('model_unsupported', { name: model, reason: `no step uses models of the kind "${task}"` });
}

/** Photos, and the step that asks the model. Throws `model_unsupported` where no step does. */
export function tryingGraph(registry: NodeRegistry, model: string, draft: CardDraft) {
  const { type, input, config } = stepFor(registry, model, draft);
  return {
    schemaVersion: 1,
    name: 'Trying a model',
    nodes: [
      { id: 'photos', type: 'load' },
      { id: 'look', type, config },
    ],
    edges: [{ source: 'photos', sourceHandle: 'image', target: 'look', targetHandle: input }],
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
  const { plan, problems } = compilePartly(tryingGraph(registry, card.name, draft), { registry, models: index });
  if (!plan || problems.length > 0) throw workflowInvalid(problems);
  const photos = await chosenPhotos(services, actor, wanted);
  const request = { plan, photos: photos.map(({ name, blobId }) => ({ name, blobId })) };
  const answer = await previews.ask({ teamId: actor.teamId, session: `try-${session}`, askedAt, request }, signal);
  const { steps, photos: shown } = withPictures(answer, photos);
  return { nodeId: 'look', steps, photos: shown };
}
