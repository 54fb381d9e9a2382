// From how sure a model is of its classes to what a photo is called. Pure; knows no model.

import type { ClassScore, ClassScores } from '../core/context';
import type { Classification } from '../core/data-types';

export interface SortingRule {
  readonly mode: 'auto' | ClassScores['kind'];
  /** How many classes are told, the surest first; in `multi` all that hold are told in any case. */
  readonly topK: number;
  /** The least score a class must have to hold; a score equal to it is enough. */
  readonly minScore: number;
  /** Scores from the first on and below the second are too close to call. */
  readonly unsure: readonly [number, number];
  /** A `minScore` of its own for a label. */
  readonly perLabel: Readonly<Record<string, number>>;
}

/** What a photo is called that is too close to call, or where nothing is sure enough. */
export const UNSURE_LABEL = 'unsure';
/** What a photo is called of which no class of several holds. */
export const NO_LABEL = 'none';

/**
 * `single`: the surest class if it is sure enough. `multi`: every class that is sure enough, with commas; unsure when any is too
 * close to call. `binary`: the second class, or the first where the second is not sure enough; `auto` takes what the model is.
 * `score` is that of the class the name is about. Without classes at all: unsure.
 */
export function sortPhoto({ kind, scores }: ClassScores, rule: SortingRule): Classification {
  const mode = rule.mode === 'auto' ? kind : rule.mode;
  const limits = new Map(Object.entries(rule.perLabel));
  const enough = ({ label, score }: ClassScore) => score >= (limits.get(label) ?? rule.minScore);
  const close = ({ score }: ClassScore) => score >= rule.unsure[0] && score < rule.unsure[1];
  const ranked = [...scores].sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const told = ranked.slice(0, rule.topK);
  if (!best) return { label: UNSURE_LABEL, score: 0, unsure: true, scores: told };

  if (mode === 'multi') {
    const held = ranked.filter(enough);
    const label = held.map((each) => each.label).join(', ') || NO_LABEL;
    return { label, score: best.score, unsure: ranked.some(close), scores: held.length > told.length ? held : told };
  }
  const [first, second] = scores;
  if (mode === 'binary' && scores.length === 2 && first && second) {
    const chosen = enough(second) ? second : first;
    return close(second)
      ? { label: UNSURE_LABEL, score: second.score, unsure: true, scores: told }
      : { label: chosen.label, score: chosen.score, unsure: false, scores: told };
  }
  const unsure = !enough(best) || close(best);
  return { label: unsure ? UNSURE_LABEL : best.label, score: best.score, unsure, scores: told };
}
