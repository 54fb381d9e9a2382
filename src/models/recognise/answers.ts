// Answers to what recognising left open, as short words: what can be answered, and the card that answers give. Pure.
// Knows no screen and no language.

import type { CardDraft, ModelInput } from '../card';
import type { Guess, Question } from './guess';

const BYTE = 255;
const DIGITS = 3;

const numberOf = ({ scale, mean, std }: ModelInput, byte: number): string =>
  String(Number(((byte * scale - mean[0]) / std[0]).toPrecision(DIGITS)));

/** What `draft` says to `question`: "softmax", "bgr", "640x640", "-1..1"; of classes, the number of the first. */
export function answerIn(question: Question, { family, activation, input, labels }: CardDraft): string {
  switch (question) {
    case 'activation':
      return activation;
    case 'colour':
      return input.colour;
    case 'resize':
      return input.resize;
    case 'size':
      return `${input.width}x${input.height}`;
    case 'values':
      return `${numberOf(input, 0)}..${numberOf(input, BYTE)}`;
    case 'class-offset':
      return String(labels[0]?.classId ?? 0);
    case 'labels':
      return String(labels.length);
    case 'family':
      return family;
  }
}

/** The readings among which `question` chooses, the guess's own first; of the family, those of all guesses. */
function readingsOf(question: Question, guess: Guess, guesses: readonly Guess[]): readonly CardDraft[] {
  const asked = guess.ask.find((each) => each.question === question)?.alternatives ?? [];
  return [guess.draft, ...(question === 'family' ? guesses.map(({ draft }) => draft) : []), ...asked];
}

/** What can be answered, the proposed answer first; one alone where somebody must supply something. */
export const answersTo = (question: Question, guess: Guess, guesses: readonly Guess[]): readonly string[] => [
  ...new Set(readingsOf(question, guess, guesses).map((draft) => answerIn(question, draft))),
];

/** `card` with what `reading` has otherwise than the draft it is an answer to. */
function laidOver(card: CardDraft, draft: CardDraft, reading: CardDraft): CardDraft {
  const isOther = (from: object, key: string, value: unknown) =>
    JSON.stringify(value) !== JSON.stringify(Reflect.get(from, key));
  const { input, ...rest } = reading;
  const changed = Object.entries(rest).filter(([key, value]) => isOther(draft, key, value));
  const changedInput = Object.entries(input).filter(([key, value]) => isOther(draft.input, key, value));
  return { ...card, ...Object.fromEntries(changed), input: { ...card.input, ...Object.fromEntries(changedInput) } };
}

/** The card that `answers` make of `guess`; null, with the question, where one is not among the answers. */
export function answered(
  guess: Guess,
  answers: ReadonlyMap<Question, string>,
  guesses: readonly Guess[],
): { readonly card: CardDraft } | { readonly card: null; readonly question: Question } {
  let card = guess.draft;
  for (const [question, answer] of answers) {
    const reading = readingsOf(question, guess, guesses).find((draft) => answerIn(question, draft) === answer);
    if (!reading) return { card: null, question };
    if (question !== 'family') card = laidOver(card, guess.draft, reading);
  }
  return { card };
}
