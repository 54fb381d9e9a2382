import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { latestQuestion } from './latest-question';

/** Answers when told to; writes down what was asked and what was given up. */
function desk(patienceMs: number) {
  const asked: number[] = [];
  const givenUp: number[] = [];
  let done = () => {};
  const line = latestQuestion<number>((question, signal) => {
    asked.push(question);
    signal.addEventListener('abort', () => givenUp.push(question));
    return new Promise((resolve) => {
      done = resolve;
    });
  }, patienceMs);
  return { asked, givenUp, line, answer: () => done() };
}

test('the first is asked at once; of those that come meanwhile only the latest, as soon as there is an answer', async () => {
  const { asked, givenUp, line, answer } = desk(60_000);
  line.ask(1);
  await expect.poll(() => asked).toEqual([1]);
  for (const question of [2, 3, 4]) line.ask(question);
  answer();
  await expect.poll(() => asked).toEqual([1, 4]);
  expect(givenUp).toEqual([]);
  line.stop();
  expect(givenUp).toEqual([4]);
});

test('a slow answer is given up once the newer question has rested', async () => {
  const { asked, givenUp, line } = desk(5);
  line.ask(1);
  await expect.poll(() => asked).toEqual([1]);
  line.ask(2);
  await expect.poll(() => asked).toEqual([1, 2]);
  expect(givenUp).toEqual([1]);
  line.stop();
});

test('stopped, nothing more is asked', async () => {
  const { asked, line } = desk(5);
  line.ask(1);
  line.stop();
  await wait(20);
  expect(asked).toEqual([]);
});
