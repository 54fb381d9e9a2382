// Names inside an archive that unpack safely everywhere: no way out of the folder, no name twice. Pure text.

const FORBIDDEN = /[\p{Cc}\p{Cs}<>:"|?*]/gu;
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST_PART = 120;

function safePart(part: string): string {
  const clean = part
    .replace(FORBIDDEN, '_')
    .replace(/[. ]+$/, '')
    .trim();
  const short = clean.length <= LONGEST_PART ? clean : shorten(clean);
  return WINDOWS_DEVICE.test(short) ? `_${short}` : short;
}

function split(name: string): [string, string] {
  const dot = name.lastIndexOf('.');
  return dot > name.lastIndexOf('/') + 1 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
}

function shorten(part: string): string {
  const [stem, extension] = split(part);
  const kept = Math.max(1, LONGEST_PART - extension.length);
  return `${[...stem].slice(0, kept).join('')}${extension}`.slice(0, LONGEST_PART * 2);
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
