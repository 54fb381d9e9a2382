// Formats that a run was asked to write and had nothing to put in, as its steps that save tell in their totals. Pure.
import { z } from 'zod';

const FORMATS = ['photos', 'masks'] as const;
export type EmptyFormat = (typeof FORMATS)[number];

const saved = z.object({ notWritten: z.array(z.string()) });

/** Each once, in the order of the list; totals of other steps say nothing. */
export function notWritten(totals: unknown): readonly EmptyFormat[] {
  const steps = typeof totals === 'object' && totals !== null ? Object.values(totals) : [];
  const named = new Set(steps.flatMap((step) => saved.safeParse(step).data?.notWritten ?? []));
  return FORMATS.filter((format) => named.has(format));
}
