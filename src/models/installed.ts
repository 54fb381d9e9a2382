// Where fetched models lie, and whether they are what they should be: DIR/NAME/model.onnx and card.json.
// The card is written last, so a model with a card is a whole one. Knows no network.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LensgraphError } from '../core/errors';
import { type ModelCard, modelCardSchema } from './card';
import { catalogueEntry, isCatalogueName, partsOf } from './catalogue';
import { ownCard, pinnedCard, readCard } from './own/own-models';
import { draftPlace } from './own/places';

export interface InstalledModel {
  readonly name: string;
  /** The ONNX file. */
  readonly path: string;
  readonly card: ModelCard;
  readonly sha256: string;
  readonly bytes: number;
  /** The models that work with it, by what they are for. */
  readonly parts?: Readonly<Record<string, InstalledModel>>;
}

export const modelFolder = (dir: string, name: string) => join(dir, name);
export const onnxPath = (dir: string, name: string) => join(modelFolder(dir, name), 'model.onnx');
export const cardPath = (dir: string, name: string) => join(modelFolder(dir, name), 'card.json');

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** What `read` gives, or null where there is no such file. */
async function unlessMissing<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The card in `text`, or null if it is none: of an older release, or damaged. The next fetch writes it anew. */
function parseCard(text: string): ModelCard | null {
  try {
    return modelCardSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The parts of the model with `card` in `dir`; null if one is missing. Undefined for a model without. */
async function installedParts(card: ModelCard, dir: string, options: { verify?: boolean }) {
  const parts = partsOf({ card });
  if (parts.length === 0) return undefined;
  const found: Record<string, InstalledModel> = {};
  for (const [role, { card }] of parts) {
    const part = await installedModel(card.name, dir, options);
    if (!part) return null;
    found[role] = part;
  }
  return found;
}

/** A model somebody brought, or a reading of one that is being tried: undefined if `name` is neither, null if its file or a part of it is not here. */
async function ownModel(
  name: string,
  dir: string,
  { verify, pin }: { verify: boolean; pin?: string | undefined },
): Promise<InstalledModel | null | undefined> {
  const draft = draftPlace(dir, name);
  const pinned = pin === undefined ? ownCard(dir, name) : pinnedCard(dir, name, pin);
  const card = draft ? readCard(draft.cardPath) : pinned;
  if (!card) return undefined;
  const path = draft?.path ?? onnxPath(dir, name);
  const { sha256, bytes } = card;
  if ((await unlessMissing(stat(path)))?.size !== bytes) return null;
  if (verify && (await sha256OfFile(path)) !== sha256) return null;
  const parts = await installedParts(card, dir, { verify });
  return parts === null ? null : { name, path, card, sha256, bytes, ...(parts && { parts }) };
}

/**
 * The model `name` with its parts in `dir`, or null if it is not there, or is not the one the catalogue describes. Compares the size
 * and the recorded hash; with `verify` it hashes the file itself. Models of one's own are found too, with `pin` as the plan that pinned them knows them. Errors: `model_unknown`.
 */
export async function installedModel(
  name: string,
  dir: string,
  { verify = false, pin }: { verify?: boolean; pin?: string } = {},
): Promise<InstalledModel | null> {
  if (!isCatalogueName(name)) {
    const own = await ownModel(name, dir, { verify, pin });
    if (own !== undefined) return own;
  }
  const { sha256, bytes } = catalogueEntry(name).card;
  const path = onnxPath(dir, name);
  const [text, file] = await Promise.all([
    unlessMissing(readFile(cardPath(dir, name), 'utf8')),
    unlessMissing(stat(path)),
  ]);
  const card = text === null ? null : parseCard(text);
  if (!card || file?.size !== bytes || card.sha256 !== sha256) return null;
  if (verify && (await sha256OfFile(path)) !== sha256) return null;
  const parts = await installedParts(card, dir, { verify });
  return parts === null ? null : { name, path, card, sha256, bytes, ...(parts && { parts }) };
}

/** Whether the ONNX file of `card` is here, to the last bit, whatever card lies beside it. */
export async function hasModelFile({ name, sha256, bytes }: ModelCard, dir: string): Promise<boolean> {
  const path = onnxPath(dir, name);
  const file = await unlessMissing(stat(path));
  return file?.size === bytes && (await sha256OfFile(path)) === sha256;
}

/** As `installedModel`. Errors: `model_unknown`, `model_not_fetched`. */
export async function requireModel(name: string, dir: string, options: { pin?: string } = {}): Promise<InstalledModel> {
  const model = await installedModel(name, dir, options);
  if (!model) throw new LensgraphError('model_not_fetched', { name });
  return model;
}
