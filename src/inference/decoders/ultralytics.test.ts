import { describe, expect, it } from 'vitest';
import { decodedAs, decoderCard, floats, INPUT, refusal, told } from '../../../test/support/decoding';
import { columnsFirst, rowsFirst } from '../../../test/support/raw-tables';
import { applyToBox } from '../../vision/affine';
import { fitToInput } from '../../vision/fit';
import type { DecoderCard } from '../model-file';
import type { Outputs } from './decoder';
import { decodeUltralytics } from './ultralytics';

/** Ids 0, 1, 2 but 1 has no label and is never shown; input of 200 x 100. */
const card = decoderCard({
  labels: [
    { classId: 0, label: 'cup' },
    { classId: 2, label: 'bowl' },
  ],
});
const one = decoderCard({ labels: [{ classId: 0, label: 'cup' }] });
const decode = (outputs: Outputs, floor = 0.5, using: DecoderCard = card) =>
  decodeUltralytics(outputs, using, INPUT, floor);

describe('objects', () => {
  it('reads centre and size in pixels and takes the best class that may be shown', () => {
    const raw = columnsFirst([
      [50, 40, 20, 10, 0.25, 0.99, 0.75],
      [100, 50, 40, 20, 0.625, 0, 0.5],
      [10, 10, 5, 5, 0.1, 0.9, 0.2],
    ]);
    expect(told(decode({ raw }))).toEqual(['bowl 2 0.75 40 35 60 45', 'cup 0 0.625 80 40 120 60']);
  });

  it('keeps a score exactly at the limit, and nothing below it', () => {
    const raw = columnsFirst([
      [50, 40, 20, 10, 0.5],
      [50, 40, 20, 10, 0.499],
    ]);
    expect(told(decode({ raw }, 0.5, one))).toEqual(['cup 0 0.5 40 35 60 45']);
  });

  it('finds nothing where nothing is', () => {
    expect(decode({ raw: columnsFirst([[0, 0, 0, 0, 0, 0, 0]]) })).toEqual([
      { kind: 'objects', proposals: [], capped: false },
    ]);
  });

  it('gives every class for itself where the card says so', () => {
    const raw = columnsFirst([[50, 40, 20, 10, 0.75, 0.99, 0.5]]);
    const found = told(decode({ raw }, 0.5, { ...card, decoding: { multiLabel: true } }));
    expect(found).toEqual(['cup 0 0.75 40 35 60 45', 'bowl 2 0.5 40 35 60 45']);
  });

  it('reads the photos of a batch apart', () => {
    const found = decode({ raw: columnsFirst([[50, 40, 20, 10, 0.75]], [[150, 60, 10, 20, 0.5]]) }, 0.5, one);
    expect([told(found, 0), told(found, 1)]).toEqual([['cup 0 0.75 40 35 60 45'], ['cup 0 0.5 145 50 155 70']]);
  });

  it('reads boxes as shares of the input where the card says so', () => {
    const raw = columnsFirst([[0.5, 0.5, 0.25, 0.5, 0.75]]);
    const unit = { ...one, boxes: { format: 'cxcywh', space: 'unit' } } as const;
    expect(told(decode({ raw }, 0.5, unit))).toEqual(['cup 0 0.75 75 25 125 75']);
  });

  it('applies the sigmoid a model was exported without', () => {
    const raw = columnsFirst([
      [50, 40, 20, 10, 0],
      [50, 40, 20, 10, -0.01],
    ]);
    expect(told(decode({ raw }, 0.5, { ...one, activation: 'sigmoid' }))).toEqual(['cup 0 0.5 40 35 60 45']);
  });

  it('tells rows from columns by the number of labels', () => {
    const rows = [[50, 40, 20, 10, 0.25, 0.99, 0.75]];
    expect(told(decode({ raw: rowsFirst(rows) }))).toEqual(told(decode({ raw: columnsFirst(rows) })));
  });

  it.each([
    ['landscape', { width: 800, height: 200 }, [160, 60, 240, 100]],
    ['portrait', { width: 200, height: 400 }, [-140, 160, -60, 200]],
  ] as const)('leads back from the letterbox to a photo in %s', (_, photo, expected) => {
    const found = decodedAs(decode({ raw: columnsFirst([[50, 45, 20, 10, 0.75]]) }, 0.5, one), 'objects').proposals[0];
    const { toImage } = fitToInput(photo, { ...INPUT, resize: 'letterbox' });
    // 800 x 200 becomes 200 x 50 from row 25 on; 200 x 400 becomes 50 x 100 from column 75 on.
    expect(found && applyToBox(toImage, found.box).map((v) => Math.round(v))).toEqual(expected);
  });
});

it('reads oriented boxes: corners clockwise, the upright box round them', () => {
  const raw = columnsFirst([[50, 40, 20, 10, 0.75, Math.PI / 2]]);
  const [found] = decodedAs(decode({ raw }, 0.5, { ...one, oriented: true }), 'objects').proposals;
  const points = [
    [55, 30],
    [55, 50],
    [45, 50],
    [45, 30],
  ];
  for (const [i, [x = 0, y = 0]] of points.entries()) {
    expect(found?.points?.[i]?.[0]).toBeCloseTo(x, 4);
    expect(found?.points?.[i]?.[1]).toBeCloseTo(y, 4);
  }
  expect(found?.box.map((v) => Math.round(v * 1000) / 1000)).toEqual([45, 30, 55, 50]);
});

describe('body points', () => {
  const pose = { ...one, keypoints: { count: 2 } };
  const points = (outputs: Outputs, using: DecoderCard = pose) =>
    decodedAs(decode(outputs, 0.5, using), 'objects').proposals[0]?.keypoints;

  it('reads x, y and how visible', () => {
    expect(points({ raw: columnsFirst([[50, 40, 20, 10, 0.75, 45, 38, 0.5, 55, 42, 0.25]]) })).toEqual([
      { x: 45, y: 38, score: 0.5 },
      { x: 55, y: 42, score: 0.25 },
    ]);
  });

  it('reads points of two numbers, told by the number of labels', () => {
    expect(points({ raw: columnsFirst([[50, 40, 20, 10, 0.75, 45, 38, 55, 42]]) })).toEqual([
      { x: 45, y: 38, score: 1 },
      { x: 55, y: 42, score: 1 },
    ]);
  });
});

describe('outlines', () => {
  /** Two prototypes of 4 x 2 cells of 50 pixels: the first counts columns from -1.5, the second is 1 everywhere. */
  const protos = floats([1, 2, 2, 4], -1.5, -0.5, 0.5, 1.5, -1.5, -0.5, 0.5, 1.5, 1, 1, 1, 1, 1, 1, 1, 1);

  it('sums prototypes and cuts them at the box', () => {
    const raw = columnsFirst([[125, 50, 50, 60, 0.75, 2, 1]]);
    const [found] = decodedAs(decode({ raw, protos }, 0.5, one), 'objects').proposals;
    const mask = found?.mask;
    expect(mask).toMatchObject({ box: [50, 0, 200, 100], clip: [100, 20, 150, 80], width: 3, height: 2 });
    const row = [2 * -0.5 + 1, 2 * 0.5 + 1, 2 * 1.5 + 1].map((x) => 1 / (1 + Math.exp(-x)));
    for (const [i, value] of [...row, ...row].entries()) expect(mask?.values[i]).toBeCloseTo(value, 5);
  });

  it('refuses prototypes of another batch', () => {
    const raw = columnsFirst([[0, 0, 1, 1, 0, 0, 0]], [[0, 0, 1, 1, 0, 0, 0]]);
    expect(() => decode({ raw, protos }, 0.5, one)).toThrow(refusal('model_unsupported'));
  });
});

it('refuses what is not a number, other shapes and missing outputs', () => {
  expect(() => decode({ raw: columnsFirst([[0, 0, 1, 1, Number.NaN, 0, 0]]) })).toThrow(refusal('non_finite_output'));
  expect(() => decode({ raw: floats([7, 1], 0, 0, 0, 0, 0, 0, 0) })).toThrow(refusal('model_unsupported'));
  expect(() => decode({ raw: columnsFirst([[0, 0, 1, 1]]) })).toThrow(refusal('model_unsupported'));
  expect(() => decode({})).toThrow(refusal('model_unsupported'));
});

it('hands on the surest 3,000 and says so', () => {
  const rows = Array.from({ length: 3001 }, (_, i) => [50, 40, 20, 10, 0.5 + i / 10_000]);
  const { proposals, capped } = decodedAs(decode({ raw: columnsFirst(rows) }, 0.5, one), 'objects');
  expect([proposals.length, capped]).toEqual([3000, true]);
  expect(Math.min(...proposals.map(({ score }) => score))).toBeGreaterThan(0.5);
});
