// The "Mark" step: notes on the photo what to draw: frames, outlines, names, a line with the result. Drawing happens when
// the photo is saved.

import { z } from 'zod';
import type { Mark } from '../src/core/data-types';
import { defineNode, type FieldMeta } from '../src/core/node';
import { port } from '../src/core/ports';
import { tally } from '../src/vision/tally';
import { areaMarks, objectMarks, textMarks } from './annotate/marks-of';
import { areaWords, sortingWords, tableWords } from './annotate/result-words';

export default defineNode({
  type: 'annotate',
  version: 1,
  title: 'Mark',
  category: 'show',
  icon: 'marker',
  help: 'Draws what was found on the photo: frames, outlines, names, how sure it is, and the result in one line.',
  inputs: {
    image: port('image', { title: 'Photo' }),
    detections: port('detections', { title: 'Found objects', optional: true, gather: 'image' }),
    table: port('table', { title: 'Numbers for the banner', optional: true, gather: 'image' }),
    classification: port('classification', { title: 'Sorting for the banner', optional: true, gather: 'image' }),
    segmentation: port('segmentation', { title: 'Areas', optional: true, gather: 'image' }),
    texts: port('texts', { title: 'Lines of text', optional: true, gather: 'image' }),
  },
  outputs: { image: port('image', { title: 'Marked photo' }) },
  requires: [['detections', 'table', 'classification', 'segmentation', 'texts']],
  config: z.object({
    boxes: z
      .boolean()
      .default(true)
      .meta({
        title: 'Frames',
        help: 'Draws a frame round each object or line of text that has no outline, and joins the joints of bodies.',
        widget: 'switch',
      } satisfies FieldMeta),
    labels: z
      .boolean()
      .default(true)
      .meta({
        title: 'Names',
        help: 'Writes at each frame and area what it is, or what was read.',
        widget: 'switch',
      } satisfies FieldMeta),
    scores: z
      .boolean()
      .default(true)
      .meta({ title: 'How sure', help: 'Writes at each frame how sure it is.', widget: 'switch' } satisfies FieldMeta),
    masks: z
      .boolean()
      .default(true)
      .meta({
        title: 'Outlines',
        help: 'Colours objects and areas to the pixel, where a step before outlines them.',
        widget: 'switch',
      } satisfies FieldMeta),
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
  summary: ({ boxes, labels, scores, masks, banner }, say) => {
    const parts = [
      boxes && say('frames'),
      masks && say('outlines'),
      (boxes || masks) && labels && say('names'),
      (boxes || masks) && scores && say('how sure'),
      banner && say('result'),
    ];
    return parts.filter((part) => part !== false).join(', ') || say('nothing');
  },
  run: ({ inputs, config }) => {
    const { image, table, classification } = inputs;
    const items = inputs.detections.flatMap(({ value }) => value.items);
    const areas = inputs.segmentation.map(({ value }) => value);
    const marks: Mark[] = [
      ...areaMarks(areas, items, config),
      ...objectMarks(items, config),
      ...textMarks(
        inputs.texts.flatMap(({ value }) => value),
        config,
      ),
    ];
    if (config.banner) {
      const counted = table.flatMap(({ value }) => tableWords(value) ?? []).join(', ');
      const sorted = classification.map(({ value }) => sortingWords(value)).join(', ');
      const covered = items.length === 0 ? areaWords(areas) : '';
      const found = [...tally(items)].map(([label, count]) => `${count} ${label}`).join(', ');
      // A photo that was only sorted or read was not searched for anything.
      const searched = inputs.detections.length + areas.length > 0 || inputs.texts.length + classification.length === 0;
      const parts = [sorted, counted || found || covered || (searched ? 'nothing found' : '')].filter(Boolean);
      if (parts.length > 0) marks.push({ kind: 'banner', text: parts.join(': ') });
    }
    return { image: { ...image, marks: [...image.marks, ...marks] } };
  },
});
