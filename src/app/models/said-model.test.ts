import { expect, test } from 'vitest';
import { inLanguage, kindIn } from './said-model';

const model = { title: 'Objects', source: 'Somebody', de: { title: 'Dinge', labels: { neutral: 'unbedenklich' } } };

test('a model is called as the language of the screen calls it, and nothing else of it changes', () => {
  expect(inLanguage('de', model)).toEqual({ ...model, title: 'Dinge' });
  expect(inLanguage('en', model)).toBe(model);
  const own = { title: 'My shelf', de: null };
  expect(inLanguage('de', own)).toBe(own);
});

test('kinds are called so too, those without a German name as in files', () => {
  expect(['neutral', 'sexy'].map((kind) => kindIn('de', model, kind))).toEqual(['unbedenklich', 'sexy']);
  expect(kindIn('en', model, 'neutral')).toBe('neutral');
});
