// The outlines of a run as pictures: per photo a grey PNG of the upright photo's size in which a pixel's value is the number of
// its object, and one in which it is the number of its kind. What the numbers mean stands in tables beside them.

import type { ArchiveEntry, NodeContext, NumberPicture } from '../../src/core/context';
import type { Cell, Detection, FileValue, TableColumn } from '../../src/core/data-types';
import { uniqueNames } from '../../src/core/entry-names';
import type { Gathered } from '../../src/core/ports';
import { photoFacts, type SavedPhoto } from './photo-facts';

const KINDS = ['objects', 'areas'] as const;
type Kind = (typeof KINDS)[number];
const ROLES = { objects: 'mask-objects', areas: 'mask-areas' } as const;
type Inputs = Pick<SavedPhoto['inputs'], 'detections' | 'segmentation'>;
interface WrittenPhoto extends SavedPhoto {
  readonly outputs: { readonly file: readonly Gathered<readonly FileValue[]>[] };
}
type Walk = () => AsyncIterable<WrittenPhoto>;

/** What stands out, of whatever kind: white. */
const FOREGROUND = 255;
const BACKGROUND: Cell[] = [0, 'background'];

/** What has to be known of all photos before the tables are written. */
export interface MaskFacts {
  readonly pictures: number;
  readonly numbers: ReadonlyMap<string, number>;
}

export const NO_MASKS: MaskFacts = { pictures: 0, numbers: new Map() };

export function addToMasks({ pictures, numbers }: MaskFacts, { inputs, outputs }: WrittenPhoto): MaskFacts {
  const made = outputs.file.flatMap(({ value }) => value.filter((file) => kindOf(file) !== undefined)).length;
  const fresh = kindsOf(inputs).filter(([label]) => !numbers.has(label));
  return { pictures: pictures + made, numbers: fresh.length ? new Map([...numbers, ...fresh]) : numbers };
}

const kindOf = ({ role }: FileValue): Kind | undefined => KINDS.find((kind) => ROLES[kind] === role);

/** Kinds with their numbers; what is background has none. */
const kindsOf = ({ segmentation }: Inputs): [string, number][] =>
  segmentation.flatMap(({ value: { labels, numbers } }) =>
    labels.flatMap((label, i): [string, number][] => {
      const number = numbers ? numbers[i] : FOREGROUND;
      return number ? [[label, number]] : [];
    }),
  );

interface Numbered {
  readonly item: Detection;
  /** From 1 on; null for an object that has no outline. */
  readonly number: number | null;
}

/** The objects of a photo in their order. */
function numbered({ detections }: Inputs): Numbered[] {
  let last = 0;
  return detections.flatMap(({ value: { items, width, height } }) =>
    items.map((item) => {
      const outlined = item.mask?.width === width && item.mask.height === height;
      return { item, number: outlined ? ++last : null };
    }),
  );
}

/** Where objects lie over each other, the surest is seen. Null where no object of the photo has an outline, though there are some. */
function objectPicture(inputs: Inputs): NumberPicture | null {
  const [first] = inputs.detections;
  const all = numbered(inputs);
  const parts = all
    .flatMap(({ item: { mask, score }, number }) => (mask && number ? [{ mask, value: number, score }] : []))
    .sort((a, b) => a.score - b.score)
    .map(({ mask, value }) => ({ mask, value }));
  if (!first || (all.length > 0 && parts.length === 0)) return null;
  return { width: first.value.width, height: first.value.height, parts };
}

function areaPicture(inputs: Inputs): NumberPicture | null {
  const [first] = inputs.segmentation;
  if (!first) return null;
  const numbers = new Map(kindsOf(inputs));
  const parts = inputs.segmentation.flatMap(({ value: { labels, rle } }) =>
    labels.flatMap((label, i) => {
      const [mask, value] = [rle[i], numbers.get(label)];
      return mask && value ? [{ mask, value }] : [];
    }),
  );
  return { width: first.value.width, height: first.value.height, parts };
}

/** The pictures of one photo, as far as something that has outlines is wired. */
export async function maskFiles(inputs: Inputs, ctx: NodeContext): Promise<FileValue[]> {
  const files: FileValue[] = [];
  const pictures = { objects: objectPicture(inputs), areas: areaPicture(inputs) };
  for (const kind of KINDS) {
    const picture = pictures[kind];
    if (picture) files.push(await ctx.renderNumbers(picture, { role: ROLES[kind] }));
  }
  return files;
}

interface Pictured {
  readonly photo: WrittenPhoto;
  /** Where its pictures lie in the archive. */
  readonly pictures: Readonly<Partial<Record<Kind, { readonly name: string; readonly file: FileValue }>>>;
}

/** Every walk gives the same names. */
async function* pictured(photos: Walk): AsyncGenerator<Pictured> {
  const unique = uniqueNames();
  for await (const photo of photos()) {
    const stem = photo.file.replace(/\.[^./\\]+$/, '');
    const pictures: Pictured['pictures'] = Object.fromEntries(
      photo.outputs.file
        .flatMap(({ value }) => value)
        .flatMap((file) => {
          const kind = kindOf(file);
          return kind ? [[kind, { name: unique(`${kind}/${stem}.png`), file }]] : [];
        }),
    );
    yield { photo, pictures };
  }
}

const text = (name: string): TableColumn => ({ name, type: 'text' });
const number = (name: string): TableColumn => ({ name, type: 'number' });
const PHOTO_COLUMNS = ['file', 'status', 'code', 'reason', ...KINDS].map(text);
const OBJECT_COLUMNS = [text('picture'), number('number'), text('id'), text('label'), number('score')];
const AREA_COLUMNS = [number('number'), text('label')];
const SCORE_DIGITS = 4;

/**
 * What the archive holds: `objects/` and `areas/` with a PNG per photo; `photos.csv` with every photo of the run and its pictures,
 * `objects.csv` with the numbers of the objects of each picture, `areas.csv` with the numbers of the kinds, the same in all pictures.
 */
export async function* maskEntries(photos: Walk, { numbers }: MaskFacts): AsyncGenerator<ArchiveEntry> {
  const made = new Set<Kind>();
  for await (const { pictures } of pictured(photos)) {
    for (const kind of KINDS) {
      const picture = pictures[kind];
      if (!picture) continue;
      made.add(kind);
      yield picture;
    }
  }
  yield { name: 'photos.csv', columns: PHOTO_COLUMNS, rows: () => photoRows(photos) };
  if (made.has('objects')) yield { name: 'objects.csv', columns: OBJECT_COLUMNS, rows: () => objectRows(photos) };
  if (made.has('areas')) yield { name: 'areas.csv', columns: AREA_COLUMNS, rows: () => areaRows(numbers) };
}

async function* photoRows(photos: Walk): AsyncGenerator<Cell[]> {
  for await (const { photo, pictures } of pictured(photos)) {
    const { file, status, code, reason } = photoFacts(photo);
    yield [file, status, code, reason, ...KINDS.map((kind) => pictures[kind]?.name ?? null)];
  }
}

async function* objectRows(photos: Walk): AsyncGenerator<Cell[]> {
  for await (const { photo, pictures } of pictured(photos)) {
    if (!pictures.objects) continue;
    for (const { item, number: value } of numbered(photo.inputs))
      yield [pictures.objects.name, value, item.id, item.label, Number(item.score.toFixed(SCORE_DIGITS))];
  }
}

async function* areaRows(numbers: MaskFacts['numbers']): AsyncGenerator<Cell[]> {
  yield BACKGROUND;
  for (const [label, value] of [...numbers].sort(([, a], [, b]) => a - b)) yield [value, label];
}
