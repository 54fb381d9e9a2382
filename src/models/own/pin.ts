// What a plan pins a model by. Of the catalogue that is the hash of its file, since a release has one card for it; of an own
// model also how it is read, so that the same file with another card is another model. What it is called does not count;
// the files of its parts do, for they decide what comes out as well.

import { createHash } from 'node:crypto';
import type { ModelCard } from '../card';
import { type CatalogueEntry, partsOf } from '../catalogue';

/** Keys in one order, however the card was made. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The files of the parts, in one order; nothing for a model without. */
const partHashes = (card: ModelCard): readonly string[] =>
  partsOf({ card })
    .map(([role, part]) => `${role} ${part.card.sha256}`)
    .sort();

/** Of a model of the catalogue: the hash of its file, or of that and those of its parts. */
export function cataloguePin({ card }: CatalogueEntry): string {
  const parts = partHashes(card);
  return parts.length === 0 ? card.sha256 : hashOf([card.sha256, ...parts].join('\n'));
}

export function ownPin(card: ModelCard): string {
  const {
    name: _name,
    title: _title,
    confirmed: _confirmed,
    licence: _licence,
    source: _source,
    made: _made,
    ...counts
  } = card;
  return hashOf([JSON.stringify(counts, inOrder), ...partHashes(card)].join('\n'));
}
