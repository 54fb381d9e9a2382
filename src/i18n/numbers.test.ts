// One form of a part of a whole for each language.
import { expect, test } from 'vitest';
import { percentIn, shareIn } from './numbers';

test('English writes 87%, German 87 % with a space that does not break; a little has one more digit', () => {
  expect([shareIn('en', 0.873), shareIn('en', 0.873, 1), shareIn('en', 1)]).toEqual(['87%', '87.3%', '100%']);
  expect([shareIn('de', 0.873), shareIn('de', 0.873, 1)]).toEqual(['87\u00a0%', '87,3\u00a0%']);
  expect([percentIn('en', 12.3), percentIn('en', 0.42), percentIn('en', 0)]).toEqual(['12%', '0.4%', '0%']);
  expect(percentIn('de', 0.42)).toBe('0,4\u00a0%');
});
