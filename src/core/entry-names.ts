// Names of files, alone and inside an archive, that are safe everywhere: no way out of the folder, no name twice, none too
// long. Pure text, for any machine.

const FORBIDDEN = /[\p{Cc}\p{Cs}<>:"|?*]/gu;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST_PART = 120;
/** File systems allow 255; a number in brackets may follow. */
const LONGEST_BYTES = 240;

function safePart(part: string): string {
  const clean = part
    .replace(FORBIDDEN, '_')
    .replace(/[. ]+$/, '')
    .trim();
  const short = fits(clean) ? clean : shorten(clean);
  return WINDOWS_DEVICE.test(short) ? `_${short}` : short;
}

function split(name: string): [string, string] {
  const dot = name.lastIndexOf('.');
  return dot > name.lastIndexOf('/') + 1 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
}

const fits = (part: string): boolean =>
  part.length <= LONGEST_PART && new TextEncoder().encode(part).length <= LONGEST_BYTES;

function shorten(part: string): string {
  const [stem, extension] = split(part);
  // An ending this long is no format, only a name with a dot.
  const [start, end] = extension.length > 20 ? [part, ''] : [stem, extension];
  const characters = [...start];
  while (characters.length > 1 && !fits(`${characters.join('')}${end}`)) characters.pop();
  return `${characters.join('')}${end}`;
}

/** `name` as a relative path with forward slashes; `..`, drive letters and characters some systems refuse are gone. */
export function safeName(name: string): string {
  const parts = name
    .replaceAll('\\', '/')
    .replace(/^[a-z]:/i, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(safePart)
    .filter((part) => part !== '');
  return parts.length === 0 ? 'file' : parts.join('/');
}

/** Gives every name once, whatever the case of its letters: "a.jpg", "a (2).jpg", "a (3).jpg". */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const safe = safeName(name);
    const [stem, extension] = split(safe);
    let unique = safe;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${stem} (${number})${extension}`;
    taken.add(unique.toLowerCase());
    return unique;
  };
}
