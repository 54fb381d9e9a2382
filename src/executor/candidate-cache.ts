// What models proposed before, kept on disk for every child and for the next start: by photo, recorded steps, model and its
// card, provider and floor. So that moving a limit never asks a model again. Knows no photo files and no runtime.

import type { Candidate } from '../core/context';
import type { Box, ImageValue } from '../core/data-types';
import type { ModelCard } from '../models/card';
import { type CacheFolder, cacheKey } from '../storage/cache-folder';
import { cardText } from './card-text';

/** Goes up when photos are read or outputs are decoded differently. */
const VERSION = 1;
/** Per candidate: the label's place, class id, score, four of the box. */
const NUMBERS = 7;

export interface CandidateQuestion {
  readonly image: ImageValue;
  readonly card: ModelCard;
  readonly provider: string;
  readonly floor: number;
}

export interface CandidateCache {
  find(question: CandidateQuestion): readonly Candidate[] | null;
  keep(question: CandidateQuestion, candidates: readonly Candidate[]): void;
}

export function createCandidateCache(folder: CacheFolder): CandidateCache {
  const keyOf = ({ image, card, provider, floor }: CandidateQuestion) =>
    cacheKey('candidates', VERSION, image.source.id, JSON.stringify(image.steps), cardText(card), provider, floor);
  return {
    find: (question) => {
      const bytes = folder.readNow(keyOf(question));
      return bytes && unpackCandidates(bytes);
    },
    keep: (question, candidates) => void folder.write(keyOf(question), packCandidates(candidates)),
  };
}

/** Numbers as they are, to the last bit: length of the labels' JSON, that JSON, padding, then the numbers. */
export function packCandidates(candidates: readonly Candidate[]): Uint8Array {
  const labels = [...new Set(candidates.map(({ label }) => label))];
  const index = new Map(labels.map((label, at) => [label, at]));
  const head = Buffer.from(JSON.stringify(labels));
  const numbers = new Float64Array(candidates.length * NUMBERS);
  let at = 0;
  for (const { label, classId, score, box } of candidates) {
    numbers.set([index.get(label) ?? 0, classId, score, ...box], at);
    at += NUMBERS;
  }
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, Buffer.from(numbers.buffer)]);
}

/** Null for bytes that are none of ours. */
export function unpackCandidates(bytes: Uint8Array): Candidate[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 4) return null;
  const start = 4 + file.readUInt32LE(0);
  const rest = file.length - start;
  if (rest < 0 || rest % (8 * NUMBERS) !== 0) return null;
  // Copied, so that the numbers begin where such an array may begin.
  const numbers = new Float64Array(Uint8Array.from(file.subarray(start)).buffer);
  const labels: readonly string[] = JSON.parse(file.toString('utf8', 4, start));
  const found: Candidate[] = [];
  for (let at = 0; at < numbers.length; at += NUMBERS) {
    const [label = 0, classId = 0, score = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers.subarray(at, at + NUMBERS);
    const box: Box = [x1, y1, x2, y2];
    found.push({ label: labels[label] ?? '', classId, score, box });
  }
  return found;
}
