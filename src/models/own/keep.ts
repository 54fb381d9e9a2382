// Keeping a model somebody brought: under a name nothing else has or had, whole or not at all; and renaming, deleting and
// bringing back. A model's file never changes under its name; a reading that is replaced stays for the plans that pinned it.

import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LensgraphError } from '../../core/errors';
import type { CardDraft, ModelCard } from '../card';
import { isCatalogueName } from '../catalogue';
import { ownCard, ownCards } from './own-models';
import { ownPin } from './pin';
import { deletedFolder, earlierCardPath } from './places';
import { writeWhole } from './write-whole';

const LONGEST_NAME = 40;
const MOST_NAMES = 1_000;
/** /models/engines, /models/teach */
const PAGES: ReadonlySet<string> = new Set(['engines', 'teach']);

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
const unknown = () => new LensgraphError('not_found', { what: 'model' });
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** "Brötchen & Co." -> "broetchen-co" */
export function nameOfTitle(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? letter)
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
  // Readings that are tried go by such names, and pages beside those of models.
  return plain === '' || plain.startsWith('draft') || PAGES.has(plain) ? `model${plain && '-'}${plain}` : plain;
}

const cardFile = (card: ModelCard) => `${JSON.stringify(card, null, 2)}\n`;

/** Places `folder` as `name`, or says that the name is taken. */
async function placed(folder: string, dir: string, name: string): Promise<boolean> {
  if (isCatalogueName(name) || (await exists(join(deletedFolder(dir), name)))) return false;
  try {
    await rename(folder, join(dir, name));
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

export interface Keeping {
  readonly draft: CardDraft;
  /** The ONNX file; it stays where it is. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The card of the kept model. The same file, read the same way and called the same, is kept once. */
export async function keepModel(dir: string, { draft, path, sha256, bytes }: Keeping): Promise<ModelCard> {
  const base = nameOfTitle(draft.title);
  const cardNamed = (name: string): ModelCard => ({ ...draft, name, sha256, bytes });
  const pin = ownPin(cardNamed(base));
  const same = ownCards(dir).find((card) => card.title === draft.title && ownPin(card) === pin);
  if (same) return same;
  const folder = join(dir, `.new-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    const onnx = join(folder, 'model.onnx');
    await link(path, onnx).catch(() => copyFile(path, onnx));
    for (let count = 1; count <= MOST_NAMES; count += 1) {
      const card = cardNamed(count === 1 ? base : `${base}-${count}`);
      await writeFile(join(folder, 'card.json'), cardFile(card), { flush: true });
      if (await placed(folder, dir, card.name)) return card;
    }
    throw new LensgraphError('conflict', { reason: 'There are too many models of this name. Choose another name.' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Gives an own model another title; the name that workflows write stays. Errors: `not_found`. */
export async function retitleModel(dir: string, name: string, title: string): Promise<ModelCard> {
  const card = ownCard(dir, name);
  if (!card) throw unknown();
  const renamed = { ...card, title };
  await replaceCard(dir, renamed);
  return renamed;
}

/**
 * Reads an own model otherwise from now on. Plans made before find the reading they were made with, so a run under way, a
 * retry and a correction go on as they began. Errors: `not_found`.
 */
export async function rereadModel(dir: string, name: string, draft: CardDraft): Promise<ModelCard> {
  const before = ownCard(dir, name);
  if (!before) throw unknown();
  const { sha256, bytes } = before;
  const card: ModelCard = { ...draft, name, sha256, bytes };
  const pin = ownPin(before);
  if (pin !== ownPin(card)) {
    const path = earlierCardPath(dir, name, pin);
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, cardFile(before));
  }
  await replaceCard(dir, card);
  return card;
}

async function replaceCard(dir: string, card: ModelCard): Promise<void> {
  await writeWhole(join(dir, card.name, 'card.json'), cardFile(card));
  const now = new Date();
  await utimes(dir, now, now); // Whoever remembers the cards looks at the folder's time.
}

/** Takes an own model away; `restoreModel` brings it back. Errors: `not_found`. */
export async function removeModel(dir: string, name: string): Promise<void> {
  if (!ownCard(dir, name)) throw unknown();
  await mkdir(deletedFolder(dir), { recursive: true });
  const gone = join(deletedFolder(dir), name);
  await rename(join(dir, name), gone);
  const now = new Date();
  await utimes(gone, now, now); // From now on it may be wanted back for a while.
}

/** Errors: `not_found`. */
export async function restoreModel(dir: string, name: string): Promise<void> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name) || !(await exists(join(deletedFolder(dir), name, 'card.json'))))
    throw unknown();
  await rename(join(deletedFolder(dir), name), join(dir, name)).catch((error) => {
    throw codeOf(error) === 'ENOENT' ? unknown() : error;
  });
}
