// What recognising a model gives: ranked readings of a file, each with how sure it is, why, and what a person must decide.
// Knows no family of models.

import type { CardDraft } from '../card';

/** What the file leaves open. `values`: how bytes become the numbers the model was trained on. */
export type Question = 'activation' | 'colour' | 'resize' | 'values' | 'class-offset' | 'labels' | 'size' | 'family';

/** The words are elsewhere; a reason is told by its code and what it names. */
export type ReasonCode =
  | 'metadata'
  | 'output-names'
  | 'input-names'
  | 'config'
  | 'producer'
  | 'dimensions'
  | 'operations'
  | 'probe'
  | 'labels-file'
  | 'labels-metadata'
  | 'labels-config'
  | 'labels-guessed'
  | 'labels-missing'
  | 'labels-few'
  | 'labels-do-not-fit'
  | 'labels-duplicate'
  | 'size-assumed';

export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}
export const reason = (code: ReasonCode, params: Reason['params'] = {}): Reason => ({ code, params });

export interface Ask {
  readonly question: Question;
  /** The other readings, to be drawn beside the draft. None where a person must supply something. */
  readonly alternatives: readonly CardDraft[];
}

export interface Guess {
  readonly draft: CardDraft;
  /** 0..1; below `LIKELY` the file only suggests it and a question is asked. */
  readonly certainty: number;
  readonly reasons: readonly Reason[];
  readonly ask: readonly Ask[];
  /** Classes the outputs have room for; null where they do not tell. */
  readonly classes: number | null;
}

/** From here on the file itself says it; below, its shape only allows it. */
export const LIKELY = 0.7;
/** From here on nothing but the file's word is needed. */
export const SURE = 0.9;
