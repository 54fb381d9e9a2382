// The name of a photo as somebody sent it, made harmless: it is shown and written into tables, and must never be a path.

const MAX_LENGTH = 200;

/** The last part of a path, without control characters; `fallback` when nothing is left. */
export function photoName(sent: string | undefined, fallback: string): string {
  const base = (sent ?? '').split(/[/\\]/).at(-1) ?? '';
  const name = [...base.normalize('NFC')]
    .filter((character) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character))
    .slice(-MAX_LENGTH)
    .join('')
    .trim();
  return name === '' || name === '.' || name === '..' ? fallback : name;
}
