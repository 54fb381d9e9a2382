// A number of a run with what it is a number of, as it is written in a language.

export const inUnit = (
  { total, unit }: { readonly total: number; readonly unit: '%' | null },
  locale: string,
): string =>
  unit === '%'
    ? (total / 100).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 })
    : total.toLocaleString(locale);
