// Reads the archive of outlines as pictures back: which part of each photo is painted with which kind. For tests only.

import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { openPromise } from 'yauzl';

/** By picture, as "areas/NAME.png": its size, and the part of it (0..1) that each kind of `areas.csv` covers. */
export async function paintedAreas(path: string) {
  const zip = await openPromise(path, { strictFileNames: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  const rows = String(files.get('areas.csv')).trim().split('\r\n').slice(1);
  const names = new Map(rows.map((row) => [Number(row.split(',')[0]), row.split(',')[1] ?? '']));
  const pictures: Record<string, { width: number; height: number; shares: Record<string, number> }> = {};
  for (const [name, file] of files) {
    if (!name.startsWith('areas/')) continue;
    const { data, info } = await sharp(file).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    const shares: Record<string, number> = {};
    for (const value of data) {
      const kind = names.get(value) ?? `number ${value}`;
      shares[kind] = (shares[kind] ?? 0) + 1 / data.length;
    }
    pictures[name] = { width: info.width, height: info.height, shares };
  }
  return { names, pictures };
}
