// What a licence asks of whoever uses a model, as far as its name tells: a warning, never advice. Pure.

/** `network-copyleft`: AGPL; `copyleft`: GPL; `non-commercial`: research and the like. */
export type LicenceTerms = 'network-copyleft' | 'copyleft' | 'non-commercial';

/** The terms people should know of before they use it; null where the name of the licence tells of none. */
export function licenceTerms(licence: string): LicenceTerms | null {
  if (/agpl|affero/i.test(licence)) return 'network-copyleft';
  if (/non[- ]?commercial|\bby-nc\b|cc[- ]by[- ]nc|research[- ](only|use|purposes)|academic/i.test(licence))
    return 'non-commercial';
  if (/(^|[^l])gpl/i.test(licence) || /(?<!lesser )general public licen[cs]e/i.test(licence)) return 'copyleft';
  return null;
}

/** In English, for the command line; screens have words of their own. */
export const TERMS_IN_ENGLISH: Readonly<Record<LicenceTerms, string>> = {
  'network-copyleft':
    'AGPL: who offers it over a network, also inside a larger program, must give the source of that program under the AGPL. Its makers sell other licences.',
  copyleft: 'GPL: who passes it on, also inside a larger program, must give the source of that program under the GPL.',
  'non-commercial': 'Not for commercial use: for research and private use only.',
};
