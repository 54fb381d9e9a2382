// What a decoder is: it turns the outputs of one family of models into something every step understands. Pure; knows
// neither the runtime nor photos. Everything is in pixels of the model's input, and nothing is cut at its edges.

import type { Candidate } from '../../core/context';
import type { MaskGrid } from '../../vision/mask-grid';
import type { DecoderCard } from '../model-file';

/** One output of the model, row-major. Half floats and 64-bit integers are turned into these before. */
export interface Output {
  readonly dims: readonly number[];
  readonly data: Float32Array | Int32Array | Uint8Array;
}
/** Outputs by role. */
export type Outputs = Readonly<Record<string, Output>>;

export type { MaskGrid };
export type Keypoint = NonNullable<Candidate['keypoints']>[number];

/** An object a model proposes. `box` is upright, also round an oriented one. */
export interface Proposal extends Candidate {
  readonly mask?: MaskGrid;
}

/** What one photo of the batch gave. */
export type Decoded =
  | {
      readonly kind: 'objects';
      readonly proposals: readonly Proposal[];
      /** There were more than are handed on; the surest were taken. */
      readonly capped: boolean;
    }
  /** Probabilities by class column. */
  | { readonly kind: 'scores'; readonly scores: Float32Array }
  /** The class column of each cell, row by row. */
  | {
      readonly kind: 'classes';
      readonly width: number;
      readonly height: number;
      readonly labels: Uint8Array | Int32Array;
      readonly scores?: Float32Array;
    }
  /** The probability of each cell to belong to the foreground. */
  | { readonly kind: 'foreground'; readonly width: number; readonly height: number; readonly values: Float32Array }
  /** The probability of each cell to belong to a line of text. */
  | { readonly kind: 'text-map'; readonly width: number; readonly height: number; readonly values: Float32Array }
  | { readonly kind: 'text'; readonly text: string; readonly score: number }
  | { readonly kind: 'features'; readonly values: Float32Array };

export type DecodedKind = Decoded['kind'];
export type DecodedOf<Kind extends DecodedKind> = Extract<Decoded, { kind: Kind }>;

/** The size of the model's input. */
export interface InputSize {
  readonly width: number;
  readonly height: number;
}

/**
 * One `Decoded` per photo of the batch; objects scored at least `floor` (a score equal to it is enough).
 * Errors: `model_unsupported` naming the shapes found and expected, `non_finite_output`.
 */
export type Decoder = (outputs: Outputs, card: DecoderCard, size: InputSize, floor: number) => Decoded[];
