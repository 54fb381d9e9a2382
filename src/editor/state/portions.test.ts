import { expect, test } from 'vitest';
import type { PreviewView, StepView } from '../preview-view';
import { portionsOf } from './portions';

const DONE: StepView = { state: 'done' };
const STALE: StepView = { state: 'stale' };
const all = (count: number, step: StepView): PreviewView['nodes'] =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`step${at}`, step]));
const newIn = (before: PreviewView, { nodes }: PreviewView): number =>
  Object.keys(nodes).filter((id) => nodes[id] !== before.nodes[id]).length;

test('a few new steps are shown at once', () => {
  const after = { nodes: all(3, DONE), edges: { a: { count: 1 } } };
  expect(portionsOf({ nodes: all(3, STALE), edges: {} }, after, 3)).toEqual([after]);
});

test('many come a few at a time, none twice, and the last view is the very one that was given', () => {
  const before = { nodes: all(7, STALE), edges: {} };
  const after = { nodes: all(7, DONE), edges: { a: { count: 2 } } };
  const portions = portionsOf(before, after, 3);
  expect(portions.map((portion) => newIn(before, portion))).toEqual([3, 6, 7]);
  expect(portions.at(-1)).toBe(after);
  expect(portions.slice(0, -1).every(({ edges }) => edges === before.edges)).toBe(true);
});

test('what did not change is no part of a portion, and what went away goes with the last', () => {
  const before = { nodes: { gone: STALE, ...all(5, DONE) }, edges: {} };
  const after = { nodes: { ...all(5, DONE), more: STALE }, edges: {} };
  expect(portionsOf(before, after, 2)).toEqual([after]);
  expect(portionsOf(before, { nodes: {}, edges: {} }, 2)).toEqual([{ nodes: {}, edges: {} }]);
});
