// A photo on a wire as it is drawn: its marks as objects and areas over the photo, in place of a picture made anew. Pure.

import type { Box, ImageValue, Mark, Point, Rgb } from '../core/data-types';
import { stepsInAddress } from '../core/preview';
import type { PhotoArea, PhotoObject } from '../photo/photo-object';
import type { StepPicture } from './preview-view';

/** A mark on a photo that stands for no object has no sureness. */
const CERTAIN = 1;

/** `src` is the photo itself, small and upright. Marks of a photo that was changed lie elsewhere; its picture has none. */
export function pictureOfImage({ steps, source, width, height, marks }: ImageValue, src: string): StepPicture {
  if (steps.length > 0) return { src: `${src}${stepsInAddress(steps)}`, width, height, objects: [] };
  return {
    src,
    width: source.width,
    height: source.height,
    objects: marks.flatMap((mark, at) => objectOf(mark, String(at)) ?? []),
    areas: marks.flatMap((mark): PhotoArea[] =>
      mark.kind === 'mask' ? [{ label: labelOf(mark.label), mask: mark.mask, colour: mark.colour }] : [],
    ),
  };
}

function objectOf(mark: Mark, id: string): PhotoObject | null {
  switch (mark.kind) {
    case 'box':
      return { ...named(mark, id), box: mark.box, dashed: mark.dashed };
    case 'polygon':
      return { ...named(mark, id), box: boxRound(mark.points), points: mark.points, dashed: mark.dashed };
    case 'points': {
      const { points, lines } = mark;
      const box = boxRound(points);
      if (points.length === 1 && lines.length === 0) return { ...named(mark, id), box, points };
      const keypoints = points.map(([x, y]) => ({ x, y, score: CERTAIN }));
      // The frame round the joints is a mark of its own; this one has no corners to draw.
      return { ...named(mark, id), box, points: [], keypoints, skeleton: lines };
    }
    default:
      return null;
  }
}

const named = ({ label, colour }: { readonly label?: string; readonly colour: Rgb }, id: string) => ({
  id,
  label: labelOf(label),
  score: CERTAIN,
  colour,
});

/** A mark's tag may end in how sure it is: "apple 87 %". */
const labelOf = (tag: string | undefined): string => (tag ?? '').replace(/ \d+ %$/, '');

function boxRound(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
