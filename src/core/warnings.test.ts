import { expect, test } from 'vitest';
import type { Detections, Warning } from './data-types';
import type { Plan } from './plan';
import { presentPhoto } from './present';
import { photoWarnings, warningText } from './warnings';

const cut: Warning = { code: 'max_objects', params: { max: 5 } };
const many: Warning = { code: 'many_candidates', params: { max: 3000 } };
const found = (...warnings: Warning[]): Detections => ({ width: 4, height: 3, items: [], warnings });
const step = (nodeId: string, depth: number) => ({
  nodeId,
  type: nodeId,
  version: 1,
  config: {},
  inputs: {},
  lineage: [],
  outputs: { detections: { type: 'detections' as const, depth } },
  final: false,
});
const plan: Plan = {
  schemaVersion: 1,
  hash: '',
  name: '',
  source: 'find',
  steps: [step('find', 0), step('keep', 0), step('parts', 1)],
  models: [],
};
const outputs = {
  keep: { detections: found(cut) },
  find: { detections: found(cut, many) },
  parts: { detections: [{ path: ['a'], value: found({ code: 'max_objects', params: { max: 9 } }) }] },
};

test('each thing is said once, in the order of the steps, from parts of photos too', () => {
  expect(photoWarnings(outputs, plan).map(({ code, params }) => `${code} ${params.max}`)).toEqual([
    'max_objects 5',
    'many_candidates 3000',
    'max_objects 9',
  ]);
  expect(photoWarnings({}, plan)).toEqual([]);
});

test('programs are told with the sentence; nothing to say is left out', () => {
  const photo = { file: 'a.jpg', status: 'ok' };
  expect(presentPhoto({ ...photo, outputs }, plan).warnings?.[0]).toEqual({
    code: 'max_objects',
    message: warningText(cut),
  });
  expect(warningText(cut)).toContain('than the step keeps (5)');
  expect(presentPhoto({ ...photo, outputs: {} }, plan)).not.toHaveProperty('warnings');
});
