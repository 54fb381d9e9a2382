// What a model's file is: every family looks at the evidence, and what they say is ranked. Metadata first, then names,
// then dimensions, then a probe run, then the person. Pure: no file, no network, nothing is run.

import { type Companions, NO_COMPANIONS } from '../companions/companions';
import type { OnnxFacts } from '../onnx/facts';
import { azureGuesses } from './azure';
import { type Evidence, gather } from './evidence';
import { type Ask, type Guess, LIKELY } from './guess';
import { headGuesses } from './heads';
import { mapGuesses } from './maps';
import { namedDetectorGuesses } from './named-detectors';
import { namedYoloGuesses } from './named-yolos';
import { paddleGuesses } from './paddle';
import type { ProbeFacts } from './probe';
import { tableGuesses } from './tables';
import { transformerGuesses } from './transformers';
import { ultralyticsGuesses, yolov5Guesses } from './ultralytics';
import { wholePhotoGuesses } from './whole-photo';

/** Certain when they speak at all; the others are asked only if these are silent. */
const BY_METADATA = [ultralyticsGuesses, yolov5Guesses];
const BY_NAMES_AND_SHAPES: readonly ((evidence: Evidence) => Guess[])[] = [
  transformerGuesses,
  namedDetectorGuesses,
  azureGuesses,
  namedYoloGuesses,
  paddleGuesses,
  headGuesses,
  tableGuesses,
  wholePhotoGuesses,
  mapGuesses,
];

/** The best guess asks for the family where another one is possible, and shows what the others would draw. */
function withFamilies(guess: Guess, others: readonly Guess[]): Guess {
  const asks = guess.ask.filter(({ question }) => question !== 'family');
  const mustAsk = guess.certainty < LIKELY;
  if (!mustAsk) return { ...guess, ask: asks };
  const family: Ask = {
    question: 'family',
    alternatives: others.filter((other) => other !== guess).map(({ draft }) => draft),
  };
  return { ...guess, ask: [family, ...asks] };
}

/**
 * Readings of the model, the likeliest first; none where no family we know fits, or no input takes photos.
 * `probe` is what two runs of the model gave, where somebody ran it. Errors: `too_many_labels`.
 */
export function recognise(
  facts: OnnxFacts,
  companions: Companions = NO_COMPANIONS,
  probe: ProbeFacts | null = null,
): Guess[] {
  const evidence = gather(facts, companions, probe);
  if (!evidence) return [];
  const told = BY_METADATA.flatMap((look) => look(evidence));
  const guesses = told.length > 0 ? told : BY_NAMES_AND_SHAPES.flatMap((look) => look(evidence));
  const ranked = guesses
    .map((guess, place) => ({ guess, place }))
    .sort((a, b) => b.guess.certainty - a.guess.certainty || a.place - b.place);
  const order = ranked.map(({ guess }) => guess);
  return order.map((guess) => withFamilies(guess, order));
}
