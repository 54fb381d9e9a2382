// The photos of a run as a file of JSON lines: written once in order, walked as often as collectors need, never held in memory.

import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PhotoRecord } from '../core/photo-record';

export async function writeRecords(path: string, records: AsyncIterable<PhotoRecord>): Promise<void> {
  async function* lines() {
    for await (const record of records) yield `${JSON.stringify(record)}\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

export async function* readRecords(path: string): AsyncGenerator<PhotoRecord> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield JSON.parse(line) as PhotoRecord;
}
