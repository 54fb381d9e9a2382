// What travels on the wires between nodes: the closed set of data types, their look, and the values they carry.
// Knows nothing of files, pixels in memory, models or nodes. Coordinates are pixels of the upright source photo
// (after EXIF orientation), boxes are float `[x1, y1, x2, y2]`, scores are 0..1.

/** Every data type a port can carry. */
export const DATA_TYPES = [
  'image',
  'detections',
  'classification',
  'segmentation',
  'zones',
  'texts',
  'text',
  'table',
  'number',
  'label',
  'boolean',
  'file',
  'truth',
] as const;
export type DataType = (typeof DATA_TYPES)[number];

/** How a data type is named and drawn; the editor, the help page and the problems use the same words. */
export const DATA_TYPE_LOOK: Record<DataType, { title: string; colour: string; shape: string }> = {
  image: { title: 'photo', colour: '#2F6FDE', shape: 'square' },
  detections: { title: 'found objects', colour: '#C2570C', shape: 'circle' },
  classification: { title: 'sorting', colour: '#7A4FD0', shape: 'diamond' },
  segmentation: { title: 'outlines', colour: '#2E8540', shape: 'hexagon' },
  zones: { title: 'areas', colour: '#B0266F', shape: 'triangle' },
  texts: { title: 'texts found', colour: '#B0266F', shape: 'circle' },
  text: { title: 'text', colour: '#5F6B76', shape: 'bar' },
  table: { title: 'table', colour: '#5F6B76', shape: 'bar' },
  number: { title: 'number', colour: '#5F6B76', shape: 'bar' },
  label: { title: 'label', colour: '#5F6B76', shape: 'bar' },
  boolean: { title: 'yes or no', colour: '#5F6B76', shape: 'bar' },
  file: { title: 'file', colour: '#5F6B76', shape: 'corner' },
  truth: { title: 'known truth', colour: '#2E8540', shape: 'diamond' },
};

/** `[a, b, c, d, e, f]`: x' = a x + c y + e, y' = b x + d y + f. */
export type Affine = readonly [number, number, number, number, number, number];
/** `[x1, y1, x2, y2]` in float pixels, x1 <= x2, y1 <= y2. */
export type Box = readonly [number, number, number, number];
/** `[x, y]` in float pixels. */
export type Point = readonly [number, number];
export type Rgb = readonly [number, number, number];

/** A photo as it lies on disk: `id` is the SHA-256 of its bytes, the size is the upright one. */
export interface ImageSource {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly format: 'jpeg' | 'png' | 'webp';
}

/**
 * One recorded change of an image, resolved to whole pixels of the image before it. Applied in order.
 * `adjust`: brightness, contrast and saturation are factors (1 = unchanged), gamma is the exponent's inverse (1 = unchanged).
 */
export type PixelStep =
  | { readonly kind: 'resize'; readonly width: number; readonly height: number }
  | {
      readonly kind: 'pad';
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
      readonly colour: Rgb;
    }
  | {
      readonly kind: 'crop';
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'rotate'; readonly degrees: 90 | 180 | 270 }
  | { readonly kind: 'flip'; readonly axis: 'horizontal' | 'vertical' }
  | {
      readonly kind: 'adjust';
      readonly brightness: number;
      readonly contrast: number;
      readonly gamma: number;
      readonly saturation: number;
    };

/** Something to draw on a photo when it is exported. Boxes and points are in pixels of the upright source. */
export type Mark =
  | {
      readonly kind: 'box';
      readonly box: Box;
      readonly colour: Rgb;
      /** Text of the tag; no tag when left out. */
      readonly label?: string;
      /** Unsure objects are drawn dashed. */
      readonly dashed?: boolean;
    }
  /** A filled area with its outline; the mask covers the whole source, whatever its own size. */
  | { readonly kind: 'mask'; readonly mask: Rle; readonly colour: Rgb; readonly label?: string }
  /** A closed line: an oriented box, the frame of a line of text. */
  | {
      readonly kind: 'polygon';
      readonly points: readonly Point[];
      readonly colour: Rgb;
      readonly label?: string;
      readonly dashed?: boolean;
    }
  /** Dots, joined as `lines` says by their places in the list; a body's joints, or the middle of an object. */
  | {
      readonly kind: 'points';
      readonly points: readonly Point[];
      readonly lines: readonly (readonly [number, number])[];
      readonly colour: Rgb;
      readonly label?: string;
    }
  | { readonly kind: 'banner'; readonly text: string };

/** A photo on a wire: where it comes from, what was done to it, what to draw on it. No pixels. */
export interface ImageValue {
  readonly source: ImageSource;
  readonly steps: readonly PixelStep[];
  /** Size after `steps`. */
  readonly width: number;
  readonly height: number;
  /** Maps pixels of this image to pixels of the upright source. */
  readonly toSource: Affine;
  readonly marks: readonly Mark[];
}

/** Run lengths over a mask in row-major order, starting with the zeros. */
export interface Rle {
  readonly width: number;
  readonly height: number;
  readonly counts: readonly number[];
}

/** A joint of a body or the like; pixels of the upright source, score 0..1. */
export interface Keypoint {
  readonly x: number;
  readonly y: number;
  readonly score: number;
  /** What it is, as the model calls it; left out where nobody knows. */
  readonly name?: string;
}

export interface Detection {
  readonly id: string;
  readonly label: string;
  readonly classId: number;
  readonly score: number;
  readonly box: Box;
  readonly mask?: Rle;
  readonly keypoints?: readonly Keypoint[];
  /** Which keypoints are joined by a line, by their places in the list. */
  readonly skeleton?: readonly (readonly [number, number])[];
  /** Four: the corners of an oriented box, clockwise. One: the object is its middle only. */
  readonly points?: readonly Point[];
  /** Somebody added it by hand; left out for what a model found. */
  readonly source?: 'user';
  /** Somebody gave it another label by hand. */
  readonly corrected?: true;
}
/** The list is shorter than it could be; `max` is where it was cut. */
export interface Warning {
  readonly code: 'max_objects' | 'many_candidates';
  readonly params: { readonly max: number };
}

/** Found objects of one photo; `width` and `height` are those of the upright source. */
export interface Detections {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Detection[];
  /** Steps that pass objects on pass these on. */
  readonly warnings?: readonly Warning[];
}

export interface Classification {
  readonly label: string;
  readonly score: number;
  readonly unsure: boolean;
  readonly scores: readonly { readonly label: string; readonly classId: number; readonly score: number }[];
}
export interface Segmentation {
  readonly width: number;
  readonly height: number;
  readonly labels: readonly string[];
  readonly areas: Readonly<Record<string, number>>;
  readonly rle: readonly Rle[];
  /**
   * Places of `labels` among all labels of the model, from 1; a background is 0. The same on every photo, so that pictures of
   * numbers can be compared. Left out where no model named anything: all that stands out.
   */
  readonly numbers?: readonly number[];
}
export interface Zone {
  readonly name: string;
  readonly kind: 'polygon' | 'line';
  /** 0..1 of the upright source. */
  readonly points: readonly (readonly [number, number])[];
}
export interface FoundText {
  readonly text: string;
  readonly score: number;
  readonly box: Box;
  /** The line's own four corners where it is known how it lies, from its top left on, clockwise as one reads it. */
  readonly points?: readonly Point[];
}
export type Cell = string | number | boolean | null;
export interface TableColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean';
}
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}
/**
 * A file a step made. `blob` names its bytes: a blob id (SHA-256) once stored, a path in the executor's scratch folder before.
 */
export interface FileValue {
  readonly role: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly blob: string;
}

/** The value each data type carries. */
export interface DataValues {
  image: ImageValue;
  detections: Detections;
  classification: Classification;
  segmentation: Segmentation;
  zones: readonly Zone[];
  texts: readonly FoundText[];
  text: string;
  table: Table;
  number: number;
  label: string;
  boolean: boolean;
  file: readonly FileValue[];
  truth: unknown;
}
