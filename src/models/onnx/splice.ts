// Puts another end on a model: what is needed up to one of its values stays byte for byte as it is, the rest goes, and nodes
// of ours follow. For graphs without loops and conditions, whose insides may read values unseen from here.
// Field numbers: onnx/onnx, onnx.proto3. Knows no model and no runtime.

import { type Chunk, message, text } from './encode';
import type { ByteSource } from './source';
import { eachField, type Field, textOf } from './wire';
import { modelProto, nodeProto, type OnnxEnvelope, type OnnxGraph, tensorProto, valueInfoProto } from './writer';

const LONGEST_NAME = 1_024;

/** A message as it stands, with the names it goes by. */
interface Raw {
  readonly bytes: Uint8Array;
  readonly op: string;
  readonly reads: readonly string[];
  readonly gives: readonly string[];
}
/** The pieces of a model's main graph. */
export interface Pieces {
  readonly nodes: readonly Raw[];
  readonly initialisers: readonly Raw[];
  readonly inputs: readonly Raw[];
}

const inMemory = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  held: (at) => bytes.subarray(at),
  load: async (at) => bytes.subarray(at),
  close: async () => undefined,
});

/** The message in `field` with the texts in its fields of these numbers. */
async function raw(
  source: ByteSource,
  bytes: Uint8Array,
  { start, end }: Field,
  numbers: { readonly gives: number; readonly reads?: number; readonly op?: number },
): Promise<Raw> {
  const found: Record<'gives' | 'reads' | 'op', string[]> = { gives: [], reads: [], op: [] };
  await eachField(source, start, end, async (field) => {
    for (const key of ['gives', 'reads', 'op'] as const) {
      if (field.number === numbers[key]) found[key].push(await textOf(source, field, LONGEST_NAME));
    }
  });
  return { bytes: bytes.subarray(start, end), op: found.op[0] ?? '', reads: found.reads, gives: found.gives };
}

/** Errors: WireError for bytes that are no model. */
export async function takeApart(bytes: Uint8Array): Promise<Pieces> {
  const source = inMemory(bytes);
  const [nodes, initialisers, inputs]: Raw[][] = [[], [], []];
  await eachField(source, 0, bytes.length, async (graph) => {
    if (graph.number !== 7) return;
    await eachField(source, graph.start, graph.end, async (field) => {
      if (field.number === 1) nodes?.push(await raw(source, bytes, field, { reads: 1, gives: 2, op: 4 }));
      if (field.number === 5) initialisers?.push(await raw(source, bytes, field, { gives: 8 }));
      if (field.number === 11) inputs?.push(await raw(source, bytes, field, { gives: 1 }));
    });
  });
  return { nodes: nodes ?? [], initialisers: initialisers ?? [], inputs: inputs ?? [] };
}

/** The value the only node of kind `op` gives. Errors: there is none, or there are several. */
export function onlyValueOf({ nodes }: Pieces, op: string): string {
  const [node, ...others] = nodes.filter((each) => each.op === op);
  const [value] = node?.gives ?? [];
  if (value === undefined || others.length > 0) throw new RangeError(`the model has not one ${op}`);
  return value;
}

/** The pieces of `pieces` that the values in `wanted` depend on. */
function needed({ nodes, initialisers, inputs }: Pieces, wanted: readonly string[]): Pieces {
  const names = new Set(wanted);
  const isNeeded = ({ gives }: Raw) => gives.some((name) => names.has(name));
  const kept: Raw[] = [];
  // Every node comes after what it reads.
  for (const node of nodes.toReversed()) {
    if (!isNeeded(node)) continue;
    kept.push(node);
    for (const name of node.reads) names.add(name);
  }
  return { nodes: kept.reverse(), initialisers: initialisers.filter(isNeeded), inputs: inputs.filter(isNeeded) };
}

const messages = (field: number, raws: readonly Raw[]): Chunk[] => raws.flatMap(({ bytes }) => message(field, [bytes]));

/**
 * The bytes of a model that feeds values of `pieces` to `end`, whose nodes may read any of them by name and whose own names
 * must differ from theirs. `end.inputs` is ignored: what is fed is what the model asked for. Same pieces, same bytes.
 */
export function withEnd(pieces: Pieces, end: OnnxGraph, envelope: OnnxEnvelope = {}): Uint8Array<ArrayBuffer> {
  const kept = needed(pieces, [...end.nodes.flatMap(({ inputs }) => inputs), ...end.outputs.map(({ name }) => name)]);
  return modelProto(
    [
      ...messages(1, kept.nodes),
      ...end.nodes.flatMap((node) => message(1, nodeProto(node))),
      ...text(2, end.name),
      ...messages(5, kept.initialisers),
      ...end.initializers.flatMap((tensor) => message(5, tensorProto(tensor))),
      ...messages(11, kept.inputs),
      ...end.outputs.flatMap((value) => message(12, valueInfoProto(value))),
    ],
    envelope,
  );
}
