// The "Mark" step: notes on the photo what to draw: frames, names, a line with the result. Drawing happens when the photo is saved.

import { z } from 'zod';
import type { Detection, Mark, Table } from '../src/core/data-types';
import { defineNode, type FieldMeta } from '../src/core/node';
import { port } from '../src/core/ports';
import { percent } from '../src/core/words';
import { readCountTable, TOTAL_LABEL } from '../src/vision/count-table';
import { labelColour } from '../src/vision/label-colours';
import { tally } from '../src/vision/tally';

interface BoxLook {
  readonly labels: boolean;
  readonly scores: boolean;
  readonly unsureBelow: number;
}

function boxMark({ label, score, box }: Detection, look: BoxLook): Mark {
  const words = [...(look.labels ? [label] : []), ...(look.scores ? [percent(score)] : [])].join(' ');
  return {
    kind: 'box',
    box,
    colour: labelColour(label),
    ...(words ? { label: words } : {}),
    ...(score < look.unsureBelow ? { dashed: true } : {}),
  };
}

/** "3 apple, 2 orange", with an expected number "3 of 4 apple"; null for a table that holds no counts. */
function tableWords(table: Table): string | null {
  const rows = readCountTable(table);
  if (!rows) return null;
  return rows
    .map(({ label, count, expected }) => {
      const what = label === TOTAL_LABEL ? 'in all' : label;
      return expected === null ? `${count} ${what}` : `${count} of ${expected} ${what}`;
    })
    .join(', ');
}

export default defineNode({
  type: 'annotate',
  version: 1,
  title: 'Mark',
  category: 'show',
  icon: 'marker',
  help: 'Draws what was found on the photo: frames, names, how sure it is, and the result in one line.',
  inputs: {
    image: port('image', { title: 'Photo' }),
    detections: port('detections', { title: 'Found objects', optional: true, gather: 'image' }),
    table: port('table', { title: 'Numbers for the banner', optional: true, gather: 'image' }),
    classification: port('classification', { title: 'Sorting for the banner', optional: true, gather: 'image' }),
  },
  outputs: { image: port('image', { title: 'Marked photo' }) },
  requires: [['detections', 'table', 'classification']],
  config: z.object({
    boxes: z
      .boolean()
      .default(true)
      .meta({ title: 'Frames', help: 'Draws a frame round each object.', widget: 'switch' } satisfies FieldMeta),
    labels: z
      .boolean()
      .default(true)
      .meta({ title: 'Names', help: 'Writes at each frame what it is.', widget: 'switch' } satisfies FieldMeta),
    scores: z
      .boolean()
      .default(true)
      .meta({ title: 'How sure', help: 'Writes at each frame how sure it is.', widget: 'switch' } satisfies FieldMeta),
    banner: z
      .boolean()
      .default(true)
      .meta({
        title: 'Result',
        help: 'Writes the numbers in one line on the photo.',
        widget: 'switch',
      } satisfies FieldMeta),
    unsureBelow: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .meta({
        title: 'Dashed below',
        help: 'Frames of objects less sure than this are dashed.',
        widget: 'slider',
        ends: ['hardly any', 'nearly all'],
        advanced: true,
      } satisfies FieldMeta),
  }),
  summary: ({ boxes, labels, scores, banner }, say) => {
    const parts = [
      boxes && say('frames'),
      boxes && labels && say('names'),
      boxes && scores && say('how sure'),
      banner && say('result'),
    ];
    return parts.filter((part) => part !== false).join(', ') || say('nothing');
  },
  run: ({ inputs: { image, detections, table, classification }, config }) => {
    const items = detections.flatMap(({ value }) => value.items);
    // The surest last, so that it lies on top.
    const drawn = config.boxes ? [...items].sort((a, b) => a.score - b.score) : [];
    const marks: Mark[] = drawn.map((item) => boxMark(item, config));
    if (config.banner) {
      const counted = table.flatMap(({ value }) => tableWords(value) ?? []).join(', ');
      const sorted = classification.map(({ value }) => `${value.label} ${percent(value.score)}`).join(', ');
      const found = [...tally(items)].map(([label, count]) => `${count} ${label}`).join(', ');
      // A photo that was only sorted was not searched for anything.
      const nothing = sorted && detections.length === 0 ? '' : 'nothing found';
      const parts = [sorted, counted || found || nothing];
      marks.push({ kind: 'banner', text: parts.filter(Boolean).join(': ') });
    }
    return { image: { ...image, marks: [...image.marks, ...marks] } };
  },
});
