// A number of a run with what it is a number of, as it is written in a language.
import { shareIn } from '../i18n/numbers';

export const inUnit = (
  { total, unit }: { readonly total: number; readonly unit: '%' | null },
  locale: string,
): string => (unit === '%' ? shareIn(locale, total / 100, 1) : total.toLocaleString(locale));
