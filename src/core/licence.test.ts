import { expect, test } from 'vitest';
import { licenceTerms } from './licence';

test.each([
  ['AGPL-3.0 License (https://ultralytics.com/license)', 'network-copyleft'],
  ['GNU Affero General Public License v3', 'network-copyleft'],
  ['GPL-3.0', 'copyleft'],
  ['GNU General Public License', 'copyleft'],
  ['CC BY-NC 4.0', 'non-commercial'],
  ['cc-by-nc-sa-4.0', 'non-commercial'],
  ['NVIDIA Source Code License, Non-Commercial', 'non-commercial'],
  ['for research purposes', 'non-commercial'],
  ['LGPL-2.1', null],
  ['GNU Lesser General Public License', null],
  ['Apache-2.0', null],
  ['MIT', null],
  ['', null],
])('"%s": %s', (licence, terms) => {
  expect(licenceTerms(licence)).toBe(terms);
});
