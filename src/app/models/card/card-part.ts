// What every part of the form of a card is given. Types alone.
import type { CardDraft, Imported } from '../import/import-types';

export interface CardPart {
  readonly card: CardDraft;
  readonly facts: Imported['facts'];
  readonly change: (patch: Partial<CardDraft>) => void;
}
export type Input = CardDraft['input'];
