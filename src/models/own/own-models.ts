// The models people brought themselves: folders beside those of the catalogue, each with its card. The folder is the only
// record, so web, workers and command line see the same. Reads at once, because compiling does not wait; a look costs a stat.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelCard, modelCardSchema } from '../card';
import { isCatalogueName } from '../catalogue';
import { ownPin } from './pin';
import { earlierCardPath } from './places';

const PIN = /^[0-9a-f]{64}$/;
/** A folder's time may stand still for a moment while it changes; so what was read in that moment is read again. */
const SETTLED_MS = 2_000;

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** Null: no card, or none this version understands; then it is no model that can be chosen. */
export function readCard(path: string): ModelCard | null {
  try {
    return modelCardSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}

function readAll(dir: string): readonly ModelCard[] {
  const names = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !isCatalogueName(entry.name))
    .map(({ name }) => name);
  return names.sort().flatMap((name) => {
    const card = readCard(join(dir, name, 'card.json'));
    return card?.name === name ? [card] : [];
  });
}

interface Read {
  readonly changed: number;
  readonly at: number;
  readonly cards: readonly ModelCard[];
}
const known = new Map<string, Read>();

/** The cards of all own models in `dir`, by name; none where there is no such folder. */
export function ownCards(dir: string): readonly ModelCard[] {
  const stat = statSync(dir, { throwIfNoEntry: false });
  if (!stat) return [];
  const changed = stat.mtimeMs;
  const before = known.get(dir);
  if (before?.changed === changed && before.at - changed > SETTLED_MS) return before.cards;
  const cards = readAll(dir);
  known.set(dir, { changed, at: Date.now(), cards });
  return cards;
}

/** The reading of `name` that plans pinned as `pin`: today's, or one it had before. Null where there is none. */
export function pinnedCard(dir: string, name: string, pin: string): ModelCard | null {
  const today = ownCard(dir, name);
  if (!today || ownPin(today) === pin) return today;
  const earlier = PIN.test(pin) ? readCard(earlierCardPath(dir, name, pin)) : null;
  return earlier?.name === name ? earlier : null;
}

export const ownCard = (dir: string, name: string): ModelCard | null =>
  ownCards(dir).find((card) => card.name === name) ?? null;
