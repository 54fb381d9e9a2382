// Reads what an ONNX file says of itself, without running it and without its weights: any size in the same memory.
// Knows no family of models. Field numbers: onnx/onnx, onnx.proto3.

import { LensgraphError } from '../../core/errors';
import type { OnnxFacts } from './facts';
import { functionDepth } from './function-depth';
import { emptyNotes, type Notes, opName, walkGraph, walkNode } from './graph-walk';
import { madeBy } from './made-by';
import { type ByteSource, openSource } from './source';
import { eachField, type Field, textOf, WireError } from './wire';

/** A metadata entry longer than this is left out, and of more entries than that the rest. */
const LONGEST_METADATA = 1 << 20;
const MOST_METADATA = 500;
const LONGEST_NAME = 4_096;
/** Registered in the ONNX Runtime we ship. */
const RUNTIME_DOMAINS = new Set(['ai.onnx.ml', 'com.microsoft', 'com.microsoft.nchwc', 'com.ms.internal.nhwc']);

/** What the bytes are instead, for a person: the first few bytes tell. */
function otherFormat(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing';
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  if (head.startsWith('PK')) return 'zip';
  if (head.startsWith('\x89HDF')) return 'hdf5';
  if (head.slice(4, 8) === 'TFL3') return 'tflite';
  if (head.startsWith('\x80') || head.startsWith('GGUF')) return 'weights';
  return /^[\t\n\r\x20-\x7e]+$/.test(head) ? 'text' : 'other';
}

/** Both texts of an entry: OperatorSetIdProto has a number as its second. */
async function entry(source: ByteSource, { start, end }: Field, longest: number) {
  let key = '';
  let value = '';
  let version = 0;
  await eachField(source, start, end, async (field) => {
    if (field.number === 1) key = await textOf(source, field, LONGEST_NAME);
    if (field.number !== 2) return;
    version = field.value;
    value = await textOf(source, field, longest);
  });
  return { key, value, version };
}

/** Every field ModelProto has; another one before the graph means that the file is something else. */
const MODEL_FIELDS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26]);

async function readModel(source: ByteSource): Promise<OnnxFacts> {
  const notes = emptyNotes();
  const opsets = new Map<string, number>();
  const metadata = new Map<string, string>();
  const functions = new Map<string, readonly string[]>();
  let irVersion = 0;
  let [producer, producerVersion] = ['', ''];

  /** FunctionProto: name 1, node 7, domain 10. */
  async function readFunction({ start, end }: Field): Promise<void> {
    let [name, domain] = ['', ''];
    const own: Notes = { ...emptyNotes(), externalData: notes.externalData };
    await eachField(source, start, end, async (field) => {
      if (field.number === 7 && field.isBytes) await walkNode(source, field, own, 1);
      if (field.number === 1) name = await textOf(source, field, LONGEST_NAME);
      if (field.number === 10) domain = await textOf(source, field, LONGEST_NAME);
    });
    functions.set(opName(domain, name), [...own.ops.keys()]);
    for (const [op, count] of own.ops) notes.ops.set(op, (notes.ops.get(op) ?? 0) + count);
  }

  try {
    await eachField(source, 0, source.size, async (field) => {
      if (!notes.hasGraph && !MODEL_FIELDS.has(field.number)) throw new WireError('a field no model has');
      if (field.number === 1 && !field.isBytes) irVersion = field.value;
      if (!field.isBytes) return;
      if (field.number === 2) producer = await textOf(source, field, LONGEST_NAME);
      else if (field.number === 3) producerVersion = await textOf(source, field, LONGEST_NAME);
      else if (field.number === 7) {
        notes.hasGraph = true;
        await walkGraph(source, field, notes);
      } else if (field.number === 8) {
        const { key, version } = await entry(source, field, 0);
        opsets.set(key === 'ai.onnx' ? '' : key, version);
      } else if (field.number === 14) {
        const { key, value } = await entry(source, field, LONGEST_METADATA);
        if (metadata.size < MOST_METADATA) metadata.set(key, value);
      } else if (field.number === 25) await readFunction(field);
    });
  } catch (error) {
    if (error instanceof WireError && error.isCutOff && irVersion > 0)
      throw new LensgraphError('model_truncated', {}, { cause: error });
    throw error;
  }
  if (irVersion <= 0) throw new WireError('no version');
  // Since version 3 of the format every model names the opset it is written for, after its graph.
  if (!notes.hasGraph || (irVersion >= 3 && opsets.size === 0)) throw new LensgraphError('model_truncated');

  const isKnown = (op: string) =>
    !op.includes(':') || functions.has(op) || RUNTIME_DOMAINS.has(op.slice(0, op.lastIndexOf(':')));
  const customOps = [...notes.ops.keys()].filter((op) => !isKnown(op));
  return {
    irVersion,
    producer,
    producerVersion,
    opsets: Object.fromEntries(opsets),
    metadata: Object.fromEntries(metadata),
    inputs: notes.inputs.filter(({ name }) => !notes.weights.has(name)),
    outputs: notes.outputs.map((output) => ({ ...output, madeBy: madeBy(output.name, notes.makers) })),
    ops: Object.fromEntries(notes.ops),
    customOps,
    customDomains: [...new Set(customOps.map((op) => op.slice(0, op.lastIndexOf(':'))))],
    functionDepth: functionDepth(functions),
    externalData: [...notes.externalData],
    initialisers: notes.initialisers,
    bytes: source.size,
  };
}

/** The facts of the ONNX file at `path`. Errors: `not_onnx` (with what it looks like), `model_truncated`. */
export async function readOnnx(path: string): Promise<OnnxFacts> {
  const source = await openSource(path);
  try {
    return await readModel(source);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const head = await source.load(0, 64);
    throw new LensgraphError('not_onnx', { found: otherFormat(head) }, { cause: error });
  } finally {
    await source.close();
  }
}
