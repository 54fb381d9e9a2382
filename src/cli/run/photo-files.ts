// The photos of a run: the files and folders of the command line as one list, each with a name that is its own.
// Looks at no file's content: what is no photo is found out, and told, photo by photo.
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { LensgraphError } from '../../core/errors';

export interface PhotoFile {
  /** What results call it: its path below the folder that was given, or its file name. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

interface Found extends PhotoFile {
  /** What was given on the command line. */
  readonly input: string;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Paths of all files below `folder` that are not hidden, relative to it. A linked folder is entered once. */
async function filesBelow(folder: string, below = '', entered: ReadonlySet<string> = new Set()): Promise<string[]> {
  const here = join(folder, below);
  const real = await realpath(here);
  if (entered.has(real)) return [];
  const within = new Set([...entered, real]);
  const entries = await readdir(here, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.'))
      .map(async (entry) => {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await isLinkToFolder(join(folder, path))));
        return isFolder ? filesBelow(folder, path, within) : [path];
      }),
  );
  return found.flat();
}

/** A link that leads nowhere counts as a file: its photo fails, and says so. */
async function isLinkToFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP')) return false;
    throw error;
  }
}

/** Kinds of pictures, also those that are not read: their photos fail and say why, where leaving them out would be silent. */
const PICTURES = /\.(jpe?g|jfif|png|webp|gif|tiff?|bmp|hei[cf]|avif|svg|jxl|jp2|ico|psd|dng|cr[23]|nef|arw|raw)$/i;

/** In a folder, what is called a picture or is called nothing; lists and texts that lie beside photos are not photos. */
function maybePhoto(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return PICTURES.test(name) || !name.includes('.');
}

async function filesOf(input: string): Promise<Found[]> {
  const wrong = (reason: string, cause?: unknown) => new LensgraphError('bad_request', { reason }, { cause });
  const info = await stat(input).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw wrong(`There is no file or folder "${input}".`);
    throw wrong(`"${input}" cannot be read (${error.code}).`, error);
  });
  if (info.isFile()) return [{ name: basename(input), path: input, input }];
  if (!info.isDirectory()) throw wrong(`"${input}" is neither a file nor a folder.`);
  const names = (await filesBelow(input)).filter(maybePhoto).sort(byText);
  if (names.length === 0) throw wrong(`The folder "${input}" holds no photos.`);
  return names.map((name) => ({ name, path: join(input, name), input }));
}

/** Ever longer names of a file: below what was given, with the given folder's name, the path as given. */
const NAMES: readonly ((file: Found) => string)[] = [
  ({ name }) => name,
  ({ name, path, input }) => `${basename(resolve(path === input ? join(path, '..') : input))}/${name}`,
  ({ path }) => path,
];

/** Every file with its shortest name that no other file has. */
function named(found: readonly Found[]): PhotoFile[] {
  const counts = new Map<string, number>();
  for (const name of found.flatMap((file) => NAMES.map((nameOf) => nameOf(file)))) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return found.map((file) => {
    // A file's own names may be equal to each other; that is no clash.
    const own = NAMES.map((nameOf) => nameOf(file));
    const name = own.find((each) => counts.get(each) === own.filter((other) => other === each).length);
    return { name: name ?? file.path, path: resolve(file.path) };
  });
}

/**
 * The photos of `inputs`, in the order given, those of a folder sorted by path; a file that is given twice comes once.
 * A file that is given by itself is taken whatever its name. Throws `bad_request` for a path that does not exist or a
 * folder without photos.
 */
export async function photoFiles(inputs: readonly string[]): Promise<PhotoFile[]> {
  const seen = new Set<string>();
  const found: Found[] = [];
  for (const input of inputs) {
    for (const file of await filesOf(input)) {
      const path = resolve(file.path);
      if (!seen.has(path)) found.push(file);
      seen.add(path);
    }
  }
  return named(found);
}
