import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from './in-order';

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

test('gives results in order whatever ends first, and begins no more than the window ahead', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 30 }), fc.integer({ min: 1, max: 8 }), async (delays, window) => {
      let begun = 0;
      let taken = 0;
      const work = async (index: number) => {
        begun += 1;
        expect(begun - taken).toBeLessThanOrEqual(window);
        await sleep(delays[index]);
        return index;
      };
      const results: number[] = [];
      for await (const index of inOrder(delays.length, window, work)) {
        taken += 1;
        results.push(index);
      }
      expect(results).toEqual(delays.map((_, index) => index));
    }),
    { numRuns: 30 },
  );
});

test('ends with the first failure in order, and a later one is no unhandled rejection', async () => {
  const work = async (index: number) => {
    if (index > 0) throw new Error(`no ${index}`);
    await sleep(5);
    return index;
  };
  await expect(all(inOrder(4, 4, work))).rejects.toThrow('no 1');
});
