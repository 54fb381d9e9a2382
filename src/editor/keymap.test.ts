import { expect, test } from 'vitest';
import { COMMANDS, commandOf, KEY_MAP } from './keymap';

const press = (key: string, held: string[] = []) =>
  commandOf({
    key,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    shiftKey: held.includes('shift'),
    altKey: held.includes('alt'),
  });

test('no two commands share a key', () => {
  const all = COMMANDS.flatMap((command) => KEY_MAP[command].keys);
  expect(new Set(all).size).toBe(all.length);
});

test('keys reach their command, with Ctrl and with the command key', () => {
  expect(press('z', ['ctrl'])).toBe('undo');
  expect(press('z', ['meta'])).toBe('undo');
  expect(press('Z', ['ctrl', 'shift'])).toBe('redo');
  expect(press('Backspace')).toBe('remove');
  expect(press('Backspace', ['ctrl'])).toBe('removeAndReconnect');
  expect(press('Enter', ['shift'])).toBe('runTo');
  expect(press('?', ['shift'])).toBe('sheet');
  expect(press('+', ['shift'])).toBe('zoomIn');
  expect(press('/', ['shift'])).toBe('add');
  expect(press('S', ['shift'])).toBe('note');
});

test('other keys do nothing', () => {
  expect(press('s')).toBe(null);
  expect(press('N', ['shift'])).toBe(null);
  expect(press('d', ['alt'])).toBe(null);
  expect(press('Backspace', ['shift'])).toBe(null);
});
