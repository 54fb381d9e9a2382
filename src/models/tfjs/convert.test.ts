import { expect, it } from 'vitest';
import { convertTiny, type TinyGraph } from '../../../test/support/tiny-graph';
import { convertGraphModel } from './convert';

const doubled: TinyGraph = {
  width: 2,
  height: 2,
  constants: { two: { shape: [], values: [2] } },
  nodes: { y: { op: 'Mul', input: ['photo', 'two', '^late'] }, late: { op: 'NoSuchThing', input: [] } },
  outputs: ['y'],
};

it('gives the same bytes every time', () => {
  expect(convertTiny(doubled).equals(convertTiny(doubled))).toBe(true);
});

it('names the operation it cannot convert', () => {
  const graph: TinyGraph = { ...doubled, nodes: { y: { op: 'Bessel', input: ['photo'] } } };
  expect(() => convertTiny(graph)).toThrow(
    expect.objectContaining({ code: 'model_unsupported', message: expect.stringContaining('Bessel') }),
  );
});

it('refuses a graph with a node that is not there', () => {
  const graph: TinyGraph = { ...doubled, nodes: { y: { op: 'Mul', input: ['photo', 'nowhere'] } } };
  expect(() => convertTiny(graph)).toThrow(expect.objectContaining({ code: 'model_unsupported' }));
});

it('refuses files that are no graph model, and weights that do not fit', () => {
  const conversion = { image: { node: 'photo', name: 'image', width: 1, height: 1 }, outputs: { y: 'y' } };
  const convert = (json: unknown, bytes: number) => convertGraphModel('tiny', json, new Uint8Array(bytes), conversion);
  const corrupt = expect.objectContaining({ code: 'model_corrupt' });
  expect(() => convert({ modelTopology: { model_config: {} }, weightsManifest: [] }, 0)).toThrow(corrupt);
  const weights = [{ name: 'w', shape: [2], dtype: 'float32' }];
  const json = { modelTopology: { node: [] }, weightsManifest: [{ paths: ['w.bin'], weights }] };
  expect(() => convert(json, 7)).toThrow(corrupt);
  expect(() => convert(json, 9)).toThrow(corrupt);
});

it('converts a graph deeper than the call stack', () => {
  const depth = 20_000;
  const chain = Array.from({ length: depth }, (_, i) => [
    `n${i}`,
    { op: 'Identity', input: [i === 0 ? 'photo' : `n${i - 1}`] },
  ]);
  const graph: TinyGraph = { width: 1, height: 1, nodes: Object.fromEntries(chain), outputs: [`n${depth - 1}`] };
  expect(convertTiny(graph).length).toBeGreaterThan(0);
});
