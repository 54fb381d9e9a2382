// JSON written item by item, so that memory does not grow with the number of photos: an array, or an object of arrays.

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

/** Writes `lists` to `path` as one valid JSON object of arrays, in their order; an item a line. */
export function writeJsonLists(
  path: string,
  lists: readonly (readonly [key: string, items: AsyncIterable<unknown>])[],
): Promise<void> {
  async function* all(): AsyncGenerator<string> {
    let opening = '{\n';
    for (const [key, items] of lists) {
      yield `${opening}${JSON.stringify(key)}: `;
      yield* chunks(items);
      opening = ',\n';
    }
    yield lists.length === 0 ? '{}\n' : '}\n';
  }
  return writeText(path, all());
}
