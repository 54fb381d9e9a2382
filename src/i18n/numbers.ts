// Parts of a whole as a language writes them: "87%" in English, "87 %" in German (with a space that does not break). Knows no
// screen. What is painted into files says "87 %" in every language (`core/words`).

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits });
  formats.set(key, made);
  return made;
}

/** 0.873 -> "87%"; with `digits` 1 at most "87.3%". */
export const shareIn = (locale: string, share: number, digits = 0): string => formatOf(locale, digits).format(share);

/** Of a number from 0 to 100: 12.3 -> "12%", a little with one more digit: "0.4%". */
export const percentIn = (locale: string, percent: number): string =>
  shareIn(locale, percent / 100, percent > 0 && percent < 1 ? 1 : 0);
