import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createSlots } from './slots';

const never = new AbortController().signal;
setMaxListeners(0, never);

it('runs no more at once than there are slots, first come first served, and all in the end', async () => {
  const slots = createSlots(() => 3);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      slots.use(never, async () => {
        order.push(n);
        inside += 1;
        most = Math.max(most, inside);
        await sleep(1);
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

it('fills the slots that came to be meanwhile', async () => {
  let count = 1;
  const slots = createSlots(() => count);
  let inside = 0;
  const gates: (() => void)[] = [];
  const all = Array.from({ length: 5 }, () =>
    slots.use(never, () => {
      inside += 1;
      return new Promise<void>((open) => gates.push(open));
    }),
  );
  await sleep(1);
  expect(inside).toBe(1);
  count = 4;
  gates.shift()?.();
  await sleep(1);
  expect(inside).toBe(5);
  for (const open of gates) open();
  await Promise.all(all);
});

it('a caller that gives up while it waits takes no slot, and one that fails gives its slot back', async () => {
  const slots = createSlots(() => 1);
  const stop = new AbortController();
  let release: () => void = () => undefined;
  const first = slots.use(never, () => new Promise<void>((open) => (release = open)));
  const second = slots.use(stop.signal, async () => 'second');
  stop.abort(new Error('no longer'));
  await expect(second).rejects.toThrow('no longer');
  await expect(slots.use(stop.signal, async () => 'late')).rejects.toThrow('no longer');
  release();
  await first;
  await expect(slots.use(never, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
  expect(await slots.use(never, async () => 'third')).toBe('third');
});
