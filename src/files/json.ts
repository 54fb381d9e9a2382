// A JSON array written item by item, so that memory does not grow with the number of photos.

import { writeText } from './whole-file';

async function* chunks(items: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
  let opening = '[\n';
  for await (const item of items) {
    // What JSON has no word for (undefined, a function) is null inside arrays, as JSON.stringify has it.
    yield `${opening}${JSON.stringify(item) ?? 'null'}`;
    opening = ',\n';
  }
  yield opening === '[\n' ? '[]\n' : '\n]\n';
}

/** Writes `items` to `path` as one valid JSON array, an item a line. */
export function writeJsonArray(path: string, items: AsyncIterable<unknown> | Iterable<unknown>): Promise<void> {
  return writeText(path, chunks(items));
}
