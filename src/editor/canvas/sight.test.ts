// What counts as in view: worked out by hand for a small canvas.
import { expect, test } from 'vitest';
import type { WireEdge } from './flow-graph';
import { contains, regionOf, sightOf, viewOfAll, wiresIn } from './sight';

const size = { width: 220, height: 300 };
const steps = ['a', 'b', 'c'].map((id) => ({ size, data: { node: { id } } }));
const places = { a: { x: 0, y: 0 }, b: { x: 2_000, y: 0 }, c: { x: 4_000, y: 0 } };
const wire = (source: string, target: string): WireEdge => ({ id: `${source}${target}`, source, target });

test('the region of a view, with and without what lies beside it', () => {
  const view = { transform: [-100, 50, 0.5] as [number, number, number], width: 800, height: 600 };
  const seen = regionOf(view, 0);
  expect(seen).toEqual({ left: 200, top: -100, right: 1_800, bottom: 1_100 });
  const wider = regionOf(view, 0.25);
  expect(wider).toEqual({ left: -200, top: -400, right: 2_200, bottom: 1_400 });
  expect([contains(wider, seen), contains(seen, wider)]).toEqual([true, false]);
});

test('steps are in sight by their edges, and the same sight is the same object', () => {
  const look = sightOf();
  const region = { left: 100, top: 0, right: 1_990, bottom: 500 };
  const first = look(steps, places, region, false);
  expect([...first.steps]).toEqual(['a']);
  expect(look(steps, { ...places }, { ...region, right: 1_995 }, false)).toBe(first);
  expect([...look(steps, places, { ...region, right: 2_000 }, false).steps]).toEqual(['a', 'b']);
  expect(look(steps, places, { ...region, right: 2_000 }, true).far).toBe(true);
});

test('a wire that only passes through is drawn, one that is elsewhere is not, and all of them are the same array', () => {
  const edges = [wire('a', 'c'), wire('b', 'c')];
  const between = { left: 800, top: 0, right: 1_200, bottom: 500 };
  expect(wiresIn(edges, steps, places, between).map(({ id }) => id)).toEqual(['ac']);
  expect(wiresIn(edges, steps, places, { left: 0, top: 0, right: 9_000, bottom: 500 })).toBe(edges);
});

const card = (id: string) => ({ size: { width: 220, height: 300 }, data: { node: { id } } });
const row = (count: number, pitch: number) => {
  const ids = Array.from({ length: count }, (_, i) => `s${i}`);
  return [ids.map(card), Object.fromEntries(ids.map((id, i) => [id, { x: 100 + i * pitch, y: 50 }]))] as const;
};
const screen = { width: 1120, height: 800 };

test('few steps are seen whole and no larger than they are', () => {
  const { transform } = viewOfAll(...row(2, 300), screen);
  expect(transform[2]).toBe(1);
  // In the middle: 520 wide, from 100 on.
  expect(transform[0]).toBeCloseTo((1120 - 520) / 2 - 100, 0);
});

test('what would be too small to be read begins at its first step', () => {
  const [x, y, zoom] = viewOfAll(...row(8, 300), screen).transform;
  expect(zoom).toBe(0.75);
  expect(x + 100 * zoom).toBe(16);
  // Of what is lower than the view the middle is in the middle.
  expect(y + (50 + 150) * zoom).toBe(400);
});

test('many steps are seen from afar, but not from too far', () => {
  expect(viewOfAll(...row(13, 260), screen).transform[2]).toBe(0.35);
  expect(viewOfAll(...row(40, 260), screen).transform[2]).toBe(0.35);
  expect(viewOfAll([], {}, screen).transform[2]).toBe(1);
});
