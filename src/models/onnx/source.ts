// Reads a file piece by piece through one window of memory, so that a model of any size costs the same.
// Knows no format.

import { type FileHandle, open } from 'node:fs/promises';

/** Bytes kept in memory at once, unless a single piece is longer. */
const WINDOW = 1 << 16;

export interface ByteSource {
  readonly size: number;
  /** The bytes from `at` on if they are in memory: at least `count`, fewer at the file's end. Null: call `load` first. */
  held(at: number, count: number): Uint8Array | null;
  load(at: number, count: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

async function fill(file: FileHandle, at: number, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count);
  let done = 0;
  while (done < count) {
    const { bytesRead } = await file.read(bytes, done, count - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

export async function openSource(path: string): Promise<ByteSource> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    let from = 0;
    let window = new Uint8Array(0) as Uint8Array;
    const held = (at: number, count: number) => {
      const wanted = Math.min(count, size - at);
      return at >= from && at + wanted <= from + window.length ? window.subarray(at - from) : null;
    };
    return {
      size,
      held,
      async load(at, count) {
        window = await fill(file, at, Math.min(Math.max(WINDOW, count), Math.max(0, size - at)));
        from = at;
        return window;
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}
