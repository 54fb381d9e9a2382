import { expect, it } from 'vitest';
import { type ModelCard, PLAIN_INPUT } from '../models/card';
import { compose } from '../vision/affine';
import { fitToInput } from '../vision/fit';
import { imageOf } from '../vision/image-steps';
import { outlinesOf } from './outlines';

const card: ModelCard = {
  name: 'tiny',
  title: 'Tiny',
  task: 'segment',
  family: 'semantic',
  input: { ...PLAIN_INPUT, name: 'image', width: 8, height: 8, resize: 'letterbox' },
  extraInputs: [],
  outputs: { scores: 'out' },
  activation: 'none',
  boxes: null,
  nms: 'done',
  firstClassId: 0,
  background: 'none',
  labels: [
    { classId: 0, label: 'background' },
    { classId: 2, label: 'cat' },
  ],
  defaults: { minScore: 0.5, iou: 0.5 },
  licence: 'Apache-2.0',
  source: 'made by a test',
  sha256: 'a'.repeat(64),
  bytes: 1,
  confirmed: null,
};
/** A landscape and a portrait photo: in 8 by 8 they are 8 by 4 and 4 by 8, with 2 of padding on both sides. */
const photo = (width: number, height: number) => imageOf({ id: 'b'.repeat(64), width, height, format: 'jpeg' });
const PHOTOS = [photo(16, 8), photo(8, 16)];
const mapOf = (image: (typeof PHOTOS)[number]) => compose(image.toSource, fitToInput(image, card.input).toImage);

it('lays classes of a quarter of the input onto photos of any shape, padding left out', () => {
  for (const image of PHOTOS) {
    const landscape = image.source.width > image.source.height;
    // 4 by 4 cells of two pixels; the padding says cat, and so does the second cell of the photo's long side.
    const labels = Uint8Array.from({ length: 16 }, (_, i) => {
      const [x, y] = [i % 4, Math.floor(i / 4)];
      const [along, across] = landscape ? [x, y] : [y, x];
      return across === 0 || across === 3 || along === 1 ? 2 : 0;
    });
    const answer = outlinesOf({ kind: 'classes', width: 4, height: 4, labels }, card, image, mapOf(image));
    // One photo pixel is half an input pixel: a cell is 4 by 4 photo pixels, two of them across.
    expect(answer).toMatchObject({
      kind: 'areas',
      areas: { width: image.source.width, height: image.source.height, labels: ['background', 'cat'] },
    });
    expect(answer.kind === 'areas' && answer.areas.areas).toEqual({ background: 96, cat: 32 });
  }
});

it('lays the mask of an object onto the photo, within the part its grid covers', () => {
  for (const image of PHOTOS) {
    // The grid covers the middle of the input, 2 by 2 pixels: 4 by 4 pixels of the photo round its centre.
    const mask = { box: [3, 3, 5, 5] as const, width: 1, height: 1, values: Float32Array.of(1) };
    const proposals = [{ label: 'cat', classId: 2, score: 0.9, box: [0, 0, 8, 8] as const, mask }];
    const answer = outlinesOf({ kind: 'objects', proposals, capped: false }, card, image, mapOf(image));
    if (answer.kind !== 'objects') throw new Error(answer.kind);
    const [object] = answer.objects;
    expect(object?.box).toEqual([0, 0, image.source.width, image.source.height]);
    const { width, height } = image.source;
    const [left, top] = [width / 2 - 2, height / 2 - 2];
    const gap = width - 4;
    expect(object?.outline).toEqual({
      width,
      height,
      counts: [top * width + left, 4, gap, 4, gap, 4, gap, 4, top * width + width - left - 4],
    });
  }
});

it('lays a foreground onto the photo', () => {
  const values = Float32Array.from({ length: 64 }, (_, i) => (i % 8 < 4 ? 1 : 0));
  for (const image of PHOTOS) {
    const answer = outlinesOf({ kind: 'foreground', width: 8, height: 8, values }, card, image, mapOf(image));
    if (answer.kind !== 'foreground') throw new Error(answer.kind);
    expect(answer.mask.counts.slice(0, 2)).toEqual([0, image.source.width / 2]);
  }
});

it('refuses a model that outlines nothing', () => {
  const [image = photo(1, 1)] = PHOTOS;
  const refused = expect.objectContaining({ code: 'model_unsupported' });
  expect(() => outlinesOf({ kind: 'scores', scores: new Float32Array(2) }, card, image, mapOf(image))).toThrow(refused);
  expect(() => outlinesOf(undefined, card, image, mapOf(image))).toThrow(refused);
});

it('makes no mask for an object that is proposed twice', () => {
  const [image] = PHOTOS;
  if (!image) throw new Error('no photo');
  let asked = 0;
  const proposal = (score: number) => ({
    label: 'cat',
    classId: 2,
    score,
    box: [0, 2, 8, 6] as const,
    mask: {
      box: [0, 0, 8, 8] as const,
      width: 1,
      height: 1,
      get values() {
        asked++;
        return Float32Array.of(1);
      },
    },
  });
  const decoded = { kind: 'objects', proposals: [proposal(0.5), proposal(0.9)], capped: false } as const;
  const answer = outlinesOf(decoded, card, image, mapOf(image));
  expect(answer.kind === 'objects' && answer.objects.map(({ score }) => score)).toEqual([0.9]);
  const once = asked;
  outlinesOf({ ...decoded, proposals: [proposal(0.9)] }, card, image, mapOf(image));
  expect(once).toBe(asked - once);
});
