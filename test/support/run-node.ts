// Runs one node by itself, the way the engine would: config parsed, inputs given, world faked. For tests only.

import type { z } from 'zod';
import type {
  Candidate,
  ClassScores,
  CollectContext,
  NodeContext,
  Outlines,
  RunFile,
  Sheet,
} from '../../src/core/context';
import type { Box, Cell, Detection, Detections, FoundText, ImageSource, TableColumn } from '../../src/core/data-types';
import type { Collected, CollectedPhoto, NodeDefinition } from '../../src/core/node';
import type { Gathered, InputsOf, OutputsOf, Ports } from '../../src/core/ports';
import { imageOf } from '../../src/vision/image-steps';

export const SOURCE: ImageSource = { id: 'a'.repeat(64), width: 400, height: 300, format: 'jpeg' };
export const PHOTO = imageOf(SOURCE);

export function detection(id: string, label: string, score: number, box: Box = [10, 10, 50, 60]): Detection {
  return { id, label, classId: 1, score, box };
}

export function found(...items: Detection[]): Detections {
  return { width: SOURCE.width, height: SOURCE.height, items };
}

/** What a gathering input receives from one wire. */
export function wired<Value>(value: Value, from = 'before'): readonly Gathered<Value>[] {
  return [{ path: [], from, value }];
}

const NO_SCORES: ClassScores = { kind: 'single', scores: [] };

/** What the models of a fake context say besides the objects they propose. */
export interface FakeAnswers {
  readonly scores?: ClassScores;
  readonly outlines?: Outlines;
  readonly texts?: readonly FoundText[];
  /** There were more proposals than are handed on. */
  readonly capped?: boolean;
}

/** A context that proposes `candidates`, answers as `answers` says, and notes down what it was asked for. */
export function fakeContext(
  candidates: readonly Candidate[] = [],
  photoIndex = 0,
  {
    scores = NO_SCORES,
    outlines = { kind: 'objects', objects: candidates },
    texts = [],
    capped = false,
  }: FakeAnswers = {},
) {
  const asked: unknown[] = [];
  const file = (role: string) => ({
    role,
    name: `${role}.jpg`,
    mediaType: 'image/jpeg',
    bytes: 7,
    blob: `/scratch/${role}.jpg`,
  });
  const ctx: NodeContext = {
    nodeId: 'here',
    photoIndex,
    candidates: async (model, image, floor) => {
      asked.push({ model, image, floor });
      return { candidates: candidates.filter(({ score }) => score >= floor), capped };
    },
    scores: async (model, image) => {
      asked.push({ model, image });
      return scores;
    },
    outlines: async (model, image, floor) => {
      asked.push({ model, image, floor });
      return outlines;
    },
    texts: async (model, image) => {
      asked.push({ model, image });
      return texts;
    },
    renderPhoto: async (image, options) => {
      asked.push({ image, ...options });
      return file('photo');
    },
    renderThumbnail: async (image, options) => {
      asked.push({ image, ...options });
      return file('thumbnail');
    },
    renderNumbers: async (picture, { role }) => {
      asked.push({ picture, role });
      return { ...file(role), name: `${role}.png`, mediaType: 'image/png' };
    },
  };
  return { ctx, asked };
}

export interface WrittenFiles {
  readonly tables: Map<string, { columns: readonly TableColumn[]; rows: (readonly Cell[])[] }>;
  readonly json: Map<string, unknown[]>;
  readonly lists: Map<string, Record<string, unknown[]>>;
  readonly workbooks: Map<string, readonly Sheet[]>;
  /** What stands in them by name; tables among it are in `tables` too, as "ARCHIVE/NAME". */
  readonly zips: Map<string, string[]>;
}

/** A collector's context that keeps in memory what would be written. */
export function fakeCollectContext(nodeId = 'here'): { ctx: CollectContext; written: WrittenFiles } {
  const written: WrittenFiles = {
    tables: new Map(),
    json: new Map(),
    lists: new Map(),
    workbooks: new Map(),
    zips: new Map(),
  };
  const file = (name: string): RunFile => ({ name, mediaType: 'x/y', bytes: 1, path: `/scratch/${name}` });
  const ctx: CollectContext = {
    nodeId,
    csv: async (name, columns, rows) => {
      written.tables.set(name, { columns, rows: await list(rows) });
      return file(name);
    },
    json: async (name, items) => {
      written.json.set(name, await list(items));
      return file(name);
    },
    jsonLists: async (name, lists) => {
      const all = await Promise.all(lists.map(async ([key, items]) => [key, await list(items)] as const));
      written.lists.set(name, Object.fromEntries(all));
      return file(name);
    },
    xlsx: async (name, sheets) => {
      written.workbooks.set(name, sheets);
      return file(name);
    },
    zip: async (name, entries) => {
      const inside = await list(entries);
      written.zips.set(
        name,
        inside.map((entry) => entry.name),
      );
      for (const entry of inside)
        if ('rows' in entry)
          written.tables.set(`${name}/${entry.name}`, { columns: entry.columns, rows: await list(entry.rows()) });
      return file(name);
    },
  };
  return { ctx, written };
}

async function list<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

interface RunOptions<I extends Ports, C extends z.ZodObject> {
  readonly inputs: InputsOf<I>;
  readonly config?: z.input<C>;
  readonly ctx?: NodeContext;
}

/** `run` of a node on parsed config. */
export async function runNode<I extends Ports, O extends Ports, C extends z.ZodObject, State>(
  node: NodeDefinition<I, O, C, State>,
  { inputs, config, ctx = fakeContext().ctx }: RunOptions<I, C>,
): Promise<OutputsOf<O>> {
  if (!node.run) throw new Error(`${node.type} does not run`);
  return node.run({ inputs, config: node.config.parse(config ?? {}), photo: PHOTO, ctx });
}

/** The whole fold of a node's collector over `photos`. */
export async function foldPhotos<I extends Ports, O extends Ports, C extends z.ZodObject, State>(
  node: NodeDefinition<I, O, C, State>,
  photos: readonly CollectedPhoto<I, O>[],
  { config, ctx = fakeCollectContext().ctx }: { config?: z.input<C>; ctx?: CollectContext } = {},
): Promise<Collected> {
  if (!node.collect) throw new Error(`${node.type} has no collector`);
  const parsed = node.config.parse(config ?? {});
  let state = node.collect.init({ config: parsed });
  for (const photo of photos) state = node.collect.add(state, photo, { config: parsed });
  async function* walk() {
    yield* photos;
  }
  return node.collect.finish({ state, config: parsed, photos: walk, ctx });
}
