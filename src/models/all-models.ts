// Every model a workflow may name: those of the catalogue and those people brought. Knows no network.

import { LensgraphError } from '../core/errors';
import type { ModelCard } from './card';
import { catalogueEntry, isCatalogueName, listModels, type ModelListing, usualScore } from './catalogue';
import { ownCard, ownCards, pinnedCard, readCard } from './own/own-models';
import { cataloguePin, ownPin } from './own/pin';
import { draftPlace } from './own/places';

export interface AnyModelListing extends ModelListing {
  /** Brought by somebody; the others are of the catalogue. */
  readonly own: boolean;
}

function ownListing(card: ModelCard): AnyModelListing {
  const { name, title, task, labels, licence, source, bytes } = card;
  const kinds = labels.map(({ label }) => label);
  return {
    name,
    title,
    de: null,
    task,
    labels: kinds,
    usualScore: usualScore(card),
    licence,
    source,
    bytes,
    isDefault: false,
    isDelicate: false,
    from: '',
    downloadBytes: 0,
    own: true,
  };
}

/** All models there are in `dir` or can be fetched to it; own ones last. */
export const listAllModels = (dir: string): AnyModelListing[] => [
  ...listModels().map((listing) => ({ ...listing, own: false })),
  ...ownCards(dir).map(ownListing),
];

/** Whether the model a plan pinned as `pin` is the one in `dir`: as it is read today, or was before. Errors: `model_unknown`. */
export const isPinned = (dir: string, name: string, pin: string): boolean =>
  modelPin(dir, name) === pin || (!isCatalogueName(name) && pinnedCard(dir, name, pin) !== null);

/** What a plan must say of the model `name` to mean the one in `dir`. Errors: `model_unknown`. */
export function modelPin(dir: string, name: string): string {
  if (isCatalogueName(name)) return cataloguePin(catalogueEntry(name));
  const draft = draftPlace(dir, name);
  const card = draft ? readCard(draft.cardPath) : ownCard(dir, name);
  if (card) return ownPin(card);
  const known = listAllModels(dir).map((each) => each.name);
  throw new LensgraphError('model_unknown', { name, known: known.join(', ') });
}
