import { expect, test } from 'vitest';
import note from './note';

test('a note is never run, and its card shows the first line', () => {
  expect(note.run).toBeUndefined();
  expect(note.summary?.(note.config.parse({ text: 'Count weekly\nand write it down' }))).toBe('Count weekly');
});
