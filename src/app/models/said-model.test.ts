import { expect, test } from 'vitest';
import { inLanguage } from './said-model';

const model = { title: 'Objects', source: 'Somebody', de: { title: 'Dinge' } };

test('a model is called as the language of the screen calls it, and nothing else of it changes', () => {
  expect(inLanguage('de', model)).toEqual({ ...model, title: 'Dinge' });
  expect(inLanguage('en', model)).toBe(model);
  const own = { title: 'My shelf', de: null };
  expect(inLanguage('de', own)).toBe(own);
});
