// What a node reaches of the outside world: pictures computed on, pictures written, spreadsheets written. Nothing else.
// The executor gives the real one; tests give a fake. Knows no implementation.

import type {
  Box,
  Cell,
  FileValue,
  FoundText,
  ImageValue,
  Keypoint,
  Rle,
  Segmentation,
  TableColumn,
} from './data-types';

/** An object a model proposes, before any selection; box in pixels of the upright source photo. */
export interface Candidate {
  readonly label: string;
  readonly classId: number;
  readonly score: number;
  readonly box: Box;
  /** Of an oriented object: its four corners, clockwise from the top left of the unturned box; `box` goes round them. */
  readonly points?: readonly (readonly [number, number])[];
  readonly keypoints?: readonly Keypoint[];
  /** Which keypoints are joined by a line, by their places in the list. */
  readonly skeleton?: readonly (readonly [number, number])[];
}

/** What a model proposes in a photo, unsorted and overlapping. */
export interface Proposals {
  readonly candidates: readonly Candidate[];
  /** There were more than are handed on; the surest were taken. */
  readonly capped: boolean;
}

/** A house rule: more proposals than this of one photo are not looked at. */
export const MAX_PROPOSALS = 3000;

/** How sure a model is of one of the classes it knows, 0..1. */
export interface ClassScore {
  readonly label: string;
  readonly classId: number;
  readonly score: number;
}

/** What a model says of a whole photo. */
export interface ClassScores {
  /**
   * How its classes go together: of `single` one holds, of `multi` any number, of `binary` the second or else the first.
   */
  readonly kind: 'single' | 'multi' | 'binary';
  /** In the order of the model's classes. */
  readonly scores: readonly ClassScore[];
}

/**
 * A picture of one number per pixel. `parts` are painted in their order, later ones over earlier ones; where none is, 0.
 * Masks are of the picture's size, values whole and above 0.
 */
export interface NumberPicture {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly { readonly mask: Rle; readonly value: number }[];
}

/** An object a model proposes with its outline. */
export interface OutlinedCandidate extends Candidate {
  /** Of the upright source photo's size; left out where the model drew none. */
  readonly outline?: Rle;
}

/** What a model outlines on a photo: single objects, all that is of a kind, or what stands out. Masks are of the source's size. */
export type Outlines =
  | {
      readonly kind: 'objects';
      readonly objects: readonly OutlinedCandidate[];
      readonly capped?: boolean;
      /** As `Segmentation.numbers`, by label. */
      readonly numbers?: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'areas'; readonly areas: Segmentation }
  | { readonly kind: 'foreground'; readonly mask: Rle };

/** Given to `run`. */
export interface NodeContext {
  readonly nodeId: string;
  /** Position of the photo in the run, from 0. */
  readonly photoIndex: number;
  /** All objects the model proposes in `image` with a score of at least `floor`, unsorted and overlapping. */
  candidates(model: string, image: ImageValue, floor: number): Promise<Proposals>;
  /** How sure the model is of each of its classes for the whole of `image`. */
  scores(model: string, image: ImageValue): Promise<ClassScores>;
  /** What the model outlines in `image`; objects scored at least `floor`, unsorted and overlapping. */
  outlines(model: string, image: ImageValue, floor: number): Promise<Outlines>;
  /** The lines of text the model reads in `image`, in reading order, whatever their score. */
  texts(model: string, image: ImageValue): Promise<readonly FoundText[]>;
  /** Writes `image` with its steps and marks as a JPEG. `maxSide` only ever makes it smaller. */
  renderPhoto(image: ImageValue, options: { readonly quality: number; readonly maxSide?: number }): Promise<FileValue>;
  /** Writes a small JPEG of `image` with its marks, at most `side` pixels wide and high. */
  renderThumbnail(image: ImageValue, options: { readonly side: number }): Promise<FileValue>;
  /** Writes `picture` as a grey PNG whose values are the numbers: 8 bits each up to 255, else 16. */
  renderNumbers(picture: NumberPicture, options: { readonly role: string }): Promise<FileValue>;
}

/** A file of the whole run, as a collector made it. */
export interface RunFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Where it lies, in the executor's scratch folder. */
  readonly path: string;
}

/** What stands in an archive: a file a step made, or a table, written as CSV while it is asked for. */
export type ArchiveEntry = { readonly name: string } & (
  | { readonly file: FileValue }
  | { readonly columns: readonly TableColumn[]; readonly rows: () => AsyncIterable<readonly Cell[]> }
);

export interface Sheet {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Pictures for the first rows, put into the first column; null leaves a cell empty. */
  readonly thumbnails?: readonly (FileValue | null)[];
  /** A remark above the table. */
  readonly note?: string;
}

/** Given to a collector's `finish`. */
export interface CollectContext {
  readonly nodeId: string;
  csv(name: string, columns: readonly TableColumn[], rows: AsyncIterable<readonly Cell[]>): Promise<RunFile>;
  /** A JSON array, written item by item. */
  json(name: string, items: AsyncIterable<unknown>): Promise<RunFile>;
  /** A JSON object of lists, written one after the other, item by item. */
  jsonLists(name: string, lists: readonly (readonly [key: string, items: AsyncIterable<unknown>])[]): Promise<RunFile>;
  xlsx(name: string, sheets: readonly Sheet[]): Promise<RunFile>;
  /** Names inside are made safe and unique as `uniqueNames` does. */
  zip(name: string, entries: AsyncIterable<ArchiveEntry>): Promise<RunFile>;
}
