// From what a model outlines in its input to masks on the upright source photo. Knows cards and geometry, no runtime and no files.

import type { Outlines } from '../core/context';
import type { Affine, ImageValue } from '../core/data-types';
import { LensgraphError } from '../core/errors';
import { classesByColumn } from '../inference/decoders/common/columns';
import type { Decoded } from '../inference/decoders/decoder';
import type { ModelCard } from '../models/card';
import { compose, invert, scaling } from '../vision/affine';
import { candidateOnPhoto } from '../vision/candidate-on-photo';
import { classMasks } from '../vision/class-map';
import { maskOnPhoto } from '../vision/mask-grid';
import { chooseCandidates } from '../vision/nms';
import { isBackground, OUTLINE_OVERLAP } from '../vision/outlines';

/** `inputToSource` maps pixels of the model's input to pixels of the source. Errors: `model_unsupported` for other answers. */
export function outlinesOf(
  decoded: Decoded | undefined,
  card: ModelCard,
  { source }: ImageValue,
  inputToSource: Affine,
): Outlines {
  const { width, height } = card.input;
  const size = { width: source.width, height: source.height };
  switch (decoded?.kind) {
    case 'objects': {
      const found = decoded.proposals.flatMap(({ mask, ...candidate }) => {
        const mapped = candidateOnPhoto(candidate, inputToSource, size);
        return mapped ? [{ ...mapped, mask }] : [];
      });
      // A mask costs much more than a box, and a raw model proposes every object many times. What is left out here, the
      // step would leave out too, at whatever limit: surer ones always come first.
      const { kept } = chooseCandidates(found, { minScore: 0, iou: OUTLINE_OVERLAP });
      const objects = kept.map(({ mask, ...candidate }) => ({
        ...candidate,
        ...(mask && { outline: maskOnPhoto(mask, inputToSource, size) }),
      }));
      const all = numbersOf(card);
      const numbers = Object.fromEntries(objects.map(({ label }) => [label, all.get(label) ?? 0]));
      return { kind: 'objects', objects, ...(decoded.capped ? { capped: true } : {}), numbers };
    }
    case 'classes': {
      const toMap = compose(scaling(decoded.width / width, decoded.height / height), invert(inputToSource));
      const areas = classMasks(decoded, { ...size, toMap, names: columnNames(card) });
      const all = numbersOf(card);
      return { kind: 'areas', areas: { ...areas, numbers: areas.labels.map((label) => all.get(label) ?? 0) } };
    }
    case 'foreground':
      return { kind: 'foreground', mask: maskOnPhoto({ ...decoded, box: [0, 0, width, height] }, inputToSource, size) };
    default:
      throw new LensgraphError('model_unsupported', { name: card.name, reason: 'it does not outline anything' });
  }
}

/** As `Segmentation.numbers`, of all labels the model knows. */
function numbersOf({ labels }: ModelCard): ReadonlyMap<string, number> {
  const ordered = [...labels].sort((a, b) => a.classId - b.classId).map(({ label }) => label);
  const things = new Set(ordered.filter((label) => !isBackground(label)));
  return new Map([...things].map((label, i) => [label, i + 1]));
}

/** Labels by class column, as far as there are any. */
function columnNames(card: ModelCard): (string | undefined)[] {
  const most = card.labels.reduce((sum, { classId }) => Math.max(sum, classId - card.firstClassId + 1), 0);
  const columns = card.background === 'none' ? most : most + 1;
  return classesByColumn(card, columns).map((known) => known?.label);
}
