import { expect, test } from 'vitest';
import { DATA_TYPES } from '../core/data-types';
import { typeColours } from './type-look';

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

test('ports and wires of every type stand out from card and canvas, in both themes', () => {
  for (const type of [...DATA_TYPES, null]) {
    const { light, dark } = typeColours(type);
    for (const ground of ['#FFFFFF', '#F6F4F0']) expect([type, contrast(light, ground) >= 3]).toEqual([type, true]);
    for (const ground of ['#1E1D1B', '#141413']) expect([type, contrast(dark, ground) >= 3]).toEqual([type, true]);
  }
});
