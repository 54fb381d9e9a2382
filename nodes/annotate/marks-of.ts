// What to draw for objects, areas and lines of text: the right mark for each shape they have. Draws nothing itself.

import type { Detection, FoundText, Mark, Segmentation } from '../../src/core/data-types';
import { percent } from '../../src/core/words';
import { isBackground } from '../../src/vision/coverage';
import { seenJoints } from '../../src/vision/joints';
import { labelColour, TEXT_LABEL } from '../../src/vision/label-colours';

export interface Look {
  readonly boxes: boolean;
  readonly masks: boolean;
  readonly labels: boolean;
  readonly scores: boolean;
  readonly unsureBelow: number;
}

const CORNERS = 4;

const tag = (words: readonly string[]): { label?: string } => (words.length > 0 ? { label: words.join(' ') } : {});

/** The frame of an object, be it straight, turned, or only its middle. */
function frameMark({ label, box, points, score }: Detection, look: Look): Mark {
  const colour = labelColour(label);
  const words = tag([...(look.labels ? [label] : []), ...(look.scores ? [percent(score)] : [])]);
  const dashed = score < look.unsureBelow ? { dashed: true } : {};
  if (points?.length === 1) return { kind: 'points', points, lines: [], colour, ...words };
  if (points && points.length >= CORNERS) return { kind: 'polygon', points, colour, ...words, ...dashed };
  return { kind: 'box', box, colour, ...words, ...dashed };
}

const jointMarks = (item: Detection): Mark[] => {
  const joints = seenJoints(item);
  return joints ? [{ kind: 'points', ...joints, colour: labelColour(item.label) }] : [];
};

/** Marks of objects: outlines first, then joints, then frames of what has no outline, the surest last so that it lies on top. */
export function objectMarks(items: readonly Detection[], look: Look): Mark[] {
  const ranked = [...items].sort((a, b) => a.score - b.score);
  const masks = ranked.flatMap(({ mask, label, score }): Mark[] => {
    if (!look.masks || !mask) return [];
    const words = [...(look.labels ? [label] : []), ...(look.scores ? [percent(score)] : [])];
    return [{ kind: 'mask', mask, colour: labelColour(label), ...tag(words) }];
  });
  if (!look.boxes) return masks;
  const framed = ranked.filter(({ mask }) => !look.masks || !mask);
  return [...masks, ...ranked.flatMap(jointMarks), ...framed.map((item) => frameMark(item, look))];
}

/** Marks of areas by kind, without the background, and without kinds of which single objects are outlined already. */
export function areaMarks(areas: readonly Segmentation[], items: readonly Detection[], look: Look): Mark[] {
  if (!look.masks) return [];
  const outlined = new Set(items.flatMap(({ label, mask }) => (mask ? [label] : [])));
  return areas.flatMap(({ labels, rle }) =>
    rle.flatMap((mask, i): Mark[] => {
      const label = labels[i] ?? '';
      if (isBackground(label) || outlined.has(label)) return [];
      return [{ kind: 'mask', mask, colour: labelColour(label), ...tag(look.labels ? [label] : []) }];
    }),
  );
}

/** Frames of lines of text, with what was read. */
export function textMarks(texts: readonly FoundText[], look: Look): Mark[] {
  if (!look.boxes) return [];
  return texts.map(({ text, score, box, points }): Mark => {
    const colour = labelColour(TEXT_LABEL);
    const words = tag([...(look.labels ? [text] : []), ...(look.scores ? [percent(score)] : [])]);
    const dashed = score < look.unsureBelow ? { dashed: true } : {};
    return points
      ? { kind: 'polygon', points, colour, ...words, ...dashed }
      : { kind: 'box', box, colour, ...words, ...dashed };
  });
}
