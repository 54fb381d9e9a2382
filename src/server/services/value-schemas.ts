// The shape of each data type as programs receive it, for the typed outputs of a workflow. Mirrors src/core/present.ts.
import { z } from 'zod';
import type { DataType } from '../../core/data-types';

const score = z.number().min(0).max(1);
const point = z.tuple([z.number(), z.number()]);
const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .describe('[x1, y1, x2, y2] in pixels of the upright photo');
const rle = z.object({ width: z.int(), height: z.int(), counts: z.array(z.int()) });
const size = z.object({ width: z.int(), height: z.int() });
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const detection = z.object({
  id: z.string(),
  label: z.string(),
  classId: z.int(),
  score,
  box,
  mask: rle.optional(),
  keypoints: z.array(z.object({ x: z.number(), y: z.number(), score, name: z.string().optional() })).optional(),
  points: z.array(point).optional(),
  source: z.literal('user').optional().describe('Added by hand.'),
  corrected: z.literal(true).optional().describe('Got another label by hand.'),
});

/** Files are not among the outputs: they come by the run's list of files. */
export const PRESENTED_VALUES: Readonly<Record<Exclude<DataType, 'file'>, z.ZodType>> = {
  image: size,
  detections: z.array(detection),
  classification: z.object({
    label: z.string(),
    score,
    unsure: z.boolean(),
    scores: z.array(z.object({ label: z.string(), classId: z.int(), score })),
  }),
  segmentation: size.extend({
    labels: z.array(z.string()),
    areas: z.record(z.string(), z.number()),
    rle: z.array(rle),
  }),
  zones: z.array(z.object({ name: z.string(), kind: z.enum(['polygon', 'line']), points: z.array(point) })),
  texts: z.array(z.object({ text: z.string(), score, box })),
  text: z.string(),
  table: z.object({
    columns: z.array(z.object({ name: z.string(), type: z.enum(['text', 'number', 'boolean']) })),
    rows: z.array(z.array(cell)),
  }),
  number: z.number(),
  label: z.string(),
  boolean: z.boolean(),
  truth: z.unknown(),
};
