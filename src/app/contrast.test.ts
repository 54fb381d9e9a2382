// The colours of both themes can be told apart: text 4.5:1, the focus ring and state lines 3:1 (WCAG 2.2).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'globals.css'), 'utf8');
const [light = '', dark = ''] = css.split('data-mantine-color-scheme="dark"');
const tokensOf = (text: string) =>
  new Map([...text.matchAll(/--([\w-]+): #([0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]));

/** WCAG 2.2 relative luminance of `rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test('the yardstick itself is right', () => {
  expect(contrast('000000', 'ffffff')).toBeCloseTo(21);
  expect(contrast('777777', 'ffffff')).toBeCloseTo(4.48, 2);
});

// The dark theme changes tokens of the light one.
describe.each([
  ['light', tokensOf(light)],
  ['dark', new Map([...tokensOf(light), ...tokensOf(dark)])],
])('%s', (_, tokens) => {
  const of = (name: string) => tokens.get(name) ?? 'missing';
  const ground = [
    ['text', 'page'],
    ['text', 'card'],
    ['quiet', 'page'],
    ['quiet', 'card'],
    ['quiet', 'well'],
    ['on-accent', 'accent'],
    ['accent', 'card'],
    ['ok', 'page'],
    ['ok', 'card'],
    ['low', 'page'],
    ['low', 'card'],
    ['failed', 'card'],
    ['failed', 'well'],
  ] as const;
  test.each(ground)('%s on %s is read', (text, back) => {
    expect(contrast(of(text), of(back))).toBeGreaterThanOrEqual(4.5);
  });
  const types = [...tokens.keys()].filter((name) => name.startsWith('type-'));
  test('ports and wires are seen on card, page and well', () => {
    expect(types).toHaveLength(6);
    for (const type of types)
      for (const back of ['page', 'card']) expect([type, contrast(of(type), of(back)) >= 3]).toEqual([type, true]);
  });
  test.each(['page', 'card'])('the focus ring is seen on %s', (back) => {
    expect(contrast(of('accent'), of(back))).toBeGreaterThanOrEqual(3);
  });
});
