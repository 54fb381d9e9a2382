// What models proposed before, kept on disk for every child and for the next start: by photo, recorded steps, model and its
// card, provider and floor. So that moving a limit never asks a model again. Knows no photo files and no runtime.

import type { Candidate, Proposals } from '../core/context';
import type { Box, ImageValue } from '../core/data-types';
import type { ModelCard } from '../models/card';
import { type CacheFolder, cacheKey } from '../storage/cache-folder';
import { cardText } from './card-text';

/** Goes up when photos are read or outputs are decoded differently. */
const VERSION = 3;
/** Per candidate: the label's place, class id, score, four of the box, how many corners and how many body points follow. */
const NUMBERS = 9;

export interface CandidateQuestion {
  readonly image: ImageValue;
  readonly card: ModelCard;
  readonly provider: string;
  readonly floor: number;
}

export interface CandidateCache {
  find(question: CandidateQuestion): Proposals | null;
  keep(question: CandidateQuestion, proposals: Proposals): void;
}

export function createCandidateCache(folder: CacheFolder): CandidateCache {
  const keyOf = ({ image, card, provider, floor }: CandidateQuestion) =>
    cacheKey('candidates', VERSION, image.source.id, JSON.stringify(image.steps), cardText(card), provider, floor);
  return {
    find: (question) => {
      const bytes = folder.readNow(keyOf(question));
      return bytes && unpackCandidates(bytes);
    },
    keep: (question, proposals) => void folder.write(keyOf(question), packCandidates(proposals)),
  };
}

/** What stands before the numbers, as JSON. */
interface Head {
  readonly labels: readonly string[];
  readonly capped: boolean;
}

/** Numbers as they are, to the last bit: length of the head, the head, then the numbers. */
export function packCandidates({ candidates, capped }: Proposals): Uint8Array {
  const labels = [...new Set(candidates.map(({ label }) => label))];
  const index = new Map(labels.map((label, at) => [label, at]));
  const head = Buffer.from(JSON.stringify({ labels, capped } satisfies Head));
  const numbers = Float64Array.from(
    candidates.flatMap(({ label, classId, score, box, points = [], keypoints = [] }) => [
      index.get(label) ?? 0,
      classId,
      score,
      ...box,
      points.length,
      keypoints.length,
      ...points.flat(),
      ...keypoints.flatMap(({ x, y, score: sure }) => [x, y, sure]),
    ]),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, Buffer.from(numbers.buffer)]);
}

/** Null for bytes that are none of ours. */
export function unpackCandidates(bytes: Uint8Array): Proposals | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 4) return null;
  const start = 4 + file.readUInt32LE(0);
  const rest = file.length - start;
  if (rest < 0 || rest % 8 !== 0) return null;
  // Copied, so that the numbers begin where such an array may begin.
  const numbers = new Float64Array(Uint8Array.from(file.subarray(start)).buffer);
  const { labels, capped }: Head = JSON.parse(file.toString('utf8', 4, start));
  const found: Candidate[] = [];
  for (let at = 0; at < numbers.length; ) {
    if (at + NUMBERS > numbers.length) return null;
    const [label = 0, classId = 0, score = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, corners = 0, places = 0] =
      numbers.subarray(at, at + NUMBERS);
    const box: Box = [x1, y1, x2, y2];
    const pointsAt = at + NUMBERS;
    const keypointsAt = pointsAt + corners * 2;
    at = keypointsAt + places * 3;
    if (!(at > pointsAt - 1 && at <= numbers.length)) return null;
    const number = (i: number) => numbers[i] ?? 0;
    const points = Array.from({ length: corners }, (_, i): [number, number] => [
      number(pointsAt + i * 2),
      number(pointsAt + i * 2 + 1),
    ]);
    const keypoints = Array.from({ length: places }, (_, i) => {
      const from = keypointsAt + i * 3;
      return { x: number(from), y: number(from + 1), score: number(from + 2) };
    });
    found.push({
      label: labels[label] ?? '',
      classId,
      score,
      box,
      ...(corners > 0 && { points }),
      ...(places > 0 && { keypoints }),
    });
  }
  return { candidates: found, capped };
}
