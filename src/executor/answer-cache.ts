// What models said of whole photos before, kept on disk as JSON for every child and for the next start: by photo, recorded
// steps, model and its card, provider. Settings of steps have no part in it, so that moving one never asks a model again.
// Knows no photo files and no runtime.

import type { ImageValue } from '../core/data-types';
import type { ModelCard } from '../models/card';
import { type CacheFolder, cacheKey } from '../storage/cache-folder';
import { cardText } from './card-text';

export interface PhotoQuestion {
  readonly image: ImageValue;
  readonly card: ModelCard;
  readonly provider: string;
  /** The least score asked for, where it has a part in the answer. */
  readonly floor?: number;
}

export interface AnswerCache<Answer> {
  find(question: PhotoQuestion): Answer | null;
  keep(question: PhotoQuestion, answer: Answer): void;
}

/** `kind` tells the answers in one folder apart; `version` goes up when photos are read or outputs are decoded differently. */
export function createAnswerCache<Answer>(folder: CacheFolder, kind: string, version: number): AnswerCache<Answer> {
  const keyOf = ({ image, card, provider, floor = 0 }: PhotoQuestion) =>
    cacheKey(kind, version, image.source.id, JSON.stringify(image.steps), cardText(card), provider, floor);
  return {
    find: (question) => {
      const bytes = folder.readNow(keyOf(question));
      // Written by this very class of process under a checksum.
      const answer: Answer | null = bytes && JSON.parse(Buffer.from(bytes).toString());
      return answer;
    },
    keep: (question, answer) => void folder.write(keyOf(question), Buffer.from(JSON.stringify(answer))),
  };
}
