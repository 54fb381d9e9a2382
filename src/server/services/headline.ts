// The one number that matters: of a run and of a photo. Reads totals and outputs by their shapes, never by the kind of step.
import { z } from 'zod';
import type { PortValues } from '../../core/photo-record';
import type { Plan } from '../../core/plan';
import type { Json } from '../../db/types';

const perLabel = z.record(z.string(), z.number());
const STATES = ['ok', 'low', 'high', 'out'] as const;

/** Totals of a step that counts, and of one that finds. */
const counted = z.object({ sum: z.number(), perLabel, photos: z.number(), state: z.enum(STATES).optional() });
const found = z.object({ objects: z.number(), perLabel });
/** Of one that measures parts of photos, of one that sorts, and of one that reads. */
const covered = z.object({ mean: z.number(), unit: z.literal('%') });
const sorted = z.strictObject({ perLabel });
const read = z.strictObject({ lines: z.number(), photosWithText: z.number() });

export interface Headline {
  readonly total: number;
  /** Null where the total is a number of things. */
  readonly unit: '%' | null;
  readonly perLabel: readonly { readonly label: string; readonly count: number }[];
  /** Compared with what was expected, where something was. */
  readonly state: (typeof STATES)[number] | null;
}

const labels = (counts: Readonly<Record<string, number>>): Headline['perLabel'] =>
  Object.entries(counts)
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));

const plain = (total: number, perLabel: Readonly<Record<string, number>> = {}): Headline => ({
  total,
  unit: null,
  perLabel: labels(perLabel),
  state: null,
});

/** How each kind of totals is told, the kind that says most first. */
const TELLING: readonly ((totals: unknown) => Headline | null)[] = [
  (totals) => {
    const { data } = counted.safeParse(totals);
    return data ? { ...plain(data.sum, data.perLabel), state: data.state ?? null } : null;
  },
  (totals) => {
    const { data } = covered.safeParse(totals);
    return data ? { ...plain(data.mean), unit: data.unit } : null;
  },
  (totals) => {
    const { data } = found.safeParse(totals);
    return data ? plain(data.objects, data.perLabel) : null;
  },
  (totals) => {
    const { data } = sorted.safeParse(totals);
    return data
      ? plain(
          Object.values(data.perLabel).reduce((sum, each) => sum + each, 0),
          data.perLabel,
        )
      : null;
  },
  (totals) => {
    const { data } = read.safeParse(totals);
    return data ? plain(data.lines) : null;
  },
];

/** Of the last step that counts, else measures, finds, sorts or reads; null where there is none. */
export function runHeadline(totals: Json): Headline | null {
  const steps = Object.values(z.record(z.string(), z.unknown()).safeParse(totals).data ?? {}).reverse();
  for (const tell of TELLING) {
    for (const step of steps) {
      const headline = tell(step);
      if (headline) return headline;
    }
  }
  return null;
}

/** How many objects a step found, kept or counted over the whole run; null where its totals are no such number. */
export function stepNumber(totals: Json, nodeId: string): number | null {
  const step = z.record(z.string(), z.unknown()).safeParse(totals).data?.[nodeId];
  return counted.safeParse(step).data?.sum ?? found.safeParse(step).data?.objects ?? null;
}

/** The last number of a photo, else how many objects its last step kept; null where there is neither. */
export function photoHeadline(outputs: PortValues, plan: Plan): number | null {
  const values = plan.steps
    .toReversed()
    .flatMap(({ nodeId, outputs: ports }) =>
      Object.entries(ports).flatMap(([port, { type, depth }]) =>
        depth === 0 ? [{ type, value: outputs[nodeId]?.[port] }] : [],
      ),
    );
  for (const { type, value } of values) if (type === 'number' && typeof value === 'number') return value;
  for (const { type, value } of values) {
    const { data } = z.object({ items: z.array(z.unknown()) }).safeParse(value);
    if (type === 'detections' && data) return data.items.length;
  }
  return null;
}
