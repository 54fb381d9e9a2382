import { expect, test } from 'vitest';
import { downloadName } from './name-download';

const AT = new Date(2026, 10, 21, 14, 5);

test.each([
  ['Count products', 'save.xlsx', 'Count products 2026-11-21 14.05.xlsx'],
  ['Count products', 'save-photos.zip', 'Count products 2026-11-21 14.05 photos.zip'],
  ['Zählen: Regal/Nord', 'save-coco.json', 'Zählen Regal Nord 2026-11-21 14.05 coco.json'],
  ['../..\u202E\n', 'save.csv', '2026-11-21 14.05.csv'],
  ['Two files', 'second.csv', 'Two files 2026-11-21 14.05 second.csv'],
  ['Two files', 'saved.csv', 'Two files 2026-11-21 14.05 saved.csv'],
])('%j, %s', (workflow, file, name) => {
  expect(downloadName(workflow, AT, file)).toBe(name);
});

test('a long name leaves room for the rest', () => {
  const name = downloadName('😀'.repeat(300), AT, 'save.csv');
  expect([...name].length).toBeLessThan(150);
  expect(name.endsWith(' 2026-11-21 14.05.csv')).toBe(true);
});
