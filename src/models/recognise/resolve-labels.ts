// Which labels a model's classes have, and where they were found: a file beside it, its metadata, its configuration, a
// well-known list of that length, or none. Pure. Knows no family of models.

import { type Label, MOST_LABELS } from '../companions/label-values';
import type { Evidence } from './evidence';
import { type Reason, reason } from './guess';
import { COCO_BY_ID, COCO_IN_A_ROW } from './known-labels';

/** What the outputs say of classes. */
export interface ClassRoom {
  /** Null where the outputs have ids only. */
  readonly classes: number | null;
  /** The id of the first class as the outputs have it. */
  readonly firstId: 0 | 1;
  /** A list this family of models often has, if the length fits. */
  readonly usual?: readonly Label[];
}
export interface ResolvedLabels {
  readonly labels: Label[];
  readonly reasons: readonly Reason[];
  /** A person must say or confirm them. */
  readonly isOpen: boolean;
}

const NOTHING_LABEL = /^(__?background__?|background|bg|n\/a|none|unlabeled|unlabelled)$/i;

/** A list from 0 made to count from `firstId`: its background taken out, or moved on by one. */
function fitted(labels: readonly Label[], { classes, firstId }: ClassRoom): Label[] | null {
  const named = labels.filter(({ classId, label }) => !(classId === 0 && NOTHING_LABEL.test(label)) && label !== 'N/A');
  const startsAtZero = named.some(({ classId }) => classId === 0);
  const hadBackground = named.length < labels.length && labels.some(({ classId }) => classId === 0) && !startsAtZero;
  const room = classes ?? Number.POSITIVE_INFINITY;
  const shift = firstId === 1 ? (startsAtZero ? 1 : 0) : hadBackground && labels.length === room + 1 ? -1 : 0;
  const kept = firstId === 0 && hadBackground && shift === 0 ? labels : named;
  const moved = kept.map(({ classId, label }) => ({ classId: classId + shift, label }));
  return moved.every(({ classId }) => classId - firstId < room) ? moved : null;
}

const places = (count: number, firstId: number): Label[] =>
  Array.from({ length: Math.min(count, MOST_LABELS) }, (_, i) => ({ classId: i + firstId, label: `class_${i}` }));

export function resolveLabels({ companions, names }: Evidence, room: ClassRoom): ResolvedLabels {
  const { classes, firstId, usual } = room;
  const reasons: Reason[] = [];
  const sources = [
    ['labels-file', companions.labelFile === 'config.json' ? null : companions.labels] as const,
    ['labels-metadata', names] as const,
    ['labels-config', companions.huggingFace?.labels ?? null] as const,
  ];
  for (const [code, list] of sources) {
    if (!list) continue;
    const labels = fitted(list.labels, room);
    if (!labels) {
      reasons.push(reason('labels-do-not-fit', { labels: list.labels.length, classes: classes ?? 0 }));
      continue;
    }
    // Fewer labels than classes: some of the classes would stay hidden, which a person should know.
    const isShort = classes !== null && labels.length < classes;
    reasons.push(
      isShort
        ? reason('labels-few', { labels: labels.length, classes })
        : reason(code, { labels: labels.length, file: companions.labelFile ?? '' }),
    );
    if (list.duplicates.length > 0) reasons.push(reason('labels-duplicate', { labels: list.duplicates.join(', ') }));
    return { labels, reasons, isOpen: isShort };
  }
  const list =
    usual ?? (firstId === 0 && classes === 80 ? COCO_IN_A_ROW : classes === 90 || classes === 91 ? COCO_BY_ID : null);
  if (list && list.length > 0)
    return {
      labels: [...list],
      reasons: [...reasons, reason('labels-guessed', { labels: list.length })],
      isOpen: true,
    };
  const count = classes ?? (list ? 0 : 1);
  return {
    labels: places(count, firstId),
    reasons: [...reasons, reason('labels-missing', { classes: count })],
    isOpen: true,
  };
}
