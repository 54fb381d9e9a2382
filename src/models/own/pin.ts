// What a plan pins a model by. Of the catalogue that is the hash of its file, since a release has one card for it; of an own
// model also how it is read, so that the same file with another card is another model. What it is called does not count.

import { createHash } from 'node:crypto';
import type { ModelCard } from '../card';

/** Keys in one order, however the card was made. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

export function ownPin(card: ModelCard): string {
  const { name: _name, title: _title, confirmed: _confirmed, licence: _licence, source: _source, ...counts } = card;
  return createHash('sha256').update(JSON.stringify(counts, inOrder)).digest('hex');
}
