// The file that takes what the processes of `npm start` say; begun anew when it has grown large.
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

const LARGE = 20_000_000;

export interface LogFile {
  readonly path: string;
  readonly descriptor: number;
  /** Its last lines, for saying why something did not start. */
  tail(lines: number): Promise<string>;
  close(): void;
}

/** Opens FOLDER/lensgraph.log for appending. A large one of before becomes lensgraph.log.1. */
export function openLogFile(folder: string): LogFile {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'lensgraph.log');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGE) renameSync(path, `${path}.1`);
  const descriptor = openSync(path, 'a');
  return {
    path,
    descriptor,
    tail: async (lines) => {
      const file = await open(path);
      try {
        const length = Math.min((await file.stat()).size, 16_384);
        const { buffer } = await file.read({
          buffer: Buffer.alloc(length),
          position: (await file.stat()).size - length,
        });
        return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
      } finally {
        await file.close();
      }
    },
    close: () => closeSync(descriptor),
  };
}
