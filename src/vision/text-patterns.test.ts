import { expect, it } from 'vitest';
import { patternMatches, TEXT_PATTERNS, type TextPattern } from './text-patterns';

const find = (text: string, ...patterns: TextPattern[]) => patternMatches(text, patterns);

it('finds prices, with and without a currency, and no other numbers', () => {
  expect(find('Apples 3,49 € or EUR 12', 'price')).toEqual(['3,49 €', 'EUR 12']);
  expect(find('$5.00 each, 2.99', 'price')).toEqual(['$5.00', '2.99']);
  expect(find('12 kg, 7.500, 12.50 %, 01.02.2026', 'price')).toEqual([]);
});

it('finds numbers, dates, times and shares', () => {
  expect(find('1.234,56 and -7 and 5', 'number')).toEqual(['1.234,56', '-7', '5']);
  expect(find('best before 01.02.2026, made 2025-12-31, not 1.2/2026', 'date')).toEqual(['01.02.2026', '2025-12-31']);
  expect(find('open 8:30 to 25:00, 17:45:10', 'time')).toEqual(['8:30', '17:45:10']);
  expect(find('20% off, 3,5 % fat', 'percent')).toEqual(['20%', '3,5 %']);
});

it('finds codes: capitals with a digit', () => {
  expect(find('LOT AB-1234/7 of PRODUCT, ean 4006381333931', 'code')).toEqual(['AB-1234/7', '4006381333931']);
  expect(find('ABCDEF a1b2c3 A1', 'code')).toEqual([]);
});

it('finds addresses of mail and web', () => {
  expect(find('write to shop@example.org.', 'email')).toEqual(['shop@example.org']);
  expect(find('see www.example.org/a?b=1 now', 'web')).toEqual(['www.example.org/a?b=1']);
});

it('takes each letter once, what begins first and is longest winning', () => {
  expect(find('3,49 € on 01.02.2026', 'number', 'price', 'date')).toEqual(['3,49 €', '01.02.2026']);
  expect(find('nothing here', ...TEXT_PATTERNS)).toEqual([]);
  expect(find('12')).toEqual([]);
});

it('looks at the beginning of what no line can be', () => {
  expect(find(`${'x'.repeat(990)} 12 ${'1'.repeat(1_000_000)}`, 'number')).toEqual(['12', '111111']);
});
