import { expect, test } from 'vitest';
import { anyNode } from '../src/core/node';
import { summaryOf } from '../test/support/say';
import note from './note';

test('a note is never run, and its card shows the first line', () => {
  expect(note.run).toBeUndefined();
  expect(summaryOf(anyNode(note), { text: 'Count weekly\nand write it down' })).toBe('Count weekly');
});
