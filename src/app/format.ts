// Sizes and times for people, in the language of the screen.

/** 6789 -> "6.6 KB". */
export function size(bytes: number, locale: string): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })} ${units[unit]}`;
}

/** 840 -> "0.8 s", 75000 -> "1 min 15 s". */
export function duration(milliseconds: number, locale: string): string {
  if (milliseconds < 10_000) {
    return `${(milliseconds / 1000).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;
  }
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** English as nobody misreads it: 12/31/2026 and 2:05 PM are read in one country only. */
const ofClocks = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

/** Day and time on the clock of who looks: "31 Dec 2026, 14:05". */
export const moment = (time: string | number | Date, locale: string): string =>
  new Date(time).toLocaleString(ofClocks(locale), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });

/** Of today: "14:05". */
export const clock = (time: string | number | Date, locale: string): string =>
  new Date(time).toLocaleString(ofClocks(locale), { hour: '2-digit', minute: '2-digit' });
