// The filters of the run list, as the address says them.
import { expect, test } from 'vitest';
import { filtersOf } from './run-filters';

const now = new Date('2026-03-04T05:06:07Z');
const read = (query: string) => {
  const params = new URLSearchParams(query);
  return filtersOf((name) => params.get(name), now);
};

test('every filter of the address', () => {
  expect(read('status=failed&workflow=w1&source=api&time=week&text=shelf')).toEqual({
    statuses: ['failed', 'completed_with_errors'],
    workflowId: 'w1',
    source: 'api',
    since: '2026-02-25T05:06:00.000Z',
    text: 'shelf',
  });
});

test('what means nothing is left out', () => {
  expect(read('status=constructor&time=toString&source=__proto__&text=')).toEqual({});
});

test('texts are no longer than the server takes', () => {
  expect(read(`text=${'x'.repeat(900)}`).text).toHaveLength(300);
});
