// Walks the messages of an ONNX graph in a file and notes what facts are made of; weights are stepped over.
// Field numbers: onnx/onnx, onnx.proto3 (IR version 13). Knows no family of models.

import type { Dim, OnnxInput } from './facts';
import type { ByteSource } from './source';
import { eachField, type Field, textOf, WireError } from './wire';

/** Longer names are not kept; no exporter writes them. */
const LONGEST_NAME = 1_024;
/** ONNX nests where loops and conditions do; real models stay below five. */
const DEEPEST = 32;
/** More values than this are not followed back from the outputs. */
const MOST_VALUES = 100_000;
/** More files than this are not listed. */
const MOST_FILES = 1_000;
/** ONNX itself has 200; functions and custom domains add some. */
const MOST_OPS = 10_000;

/** What computes a value, and from what. */
export interface Maker {
  readonly op: string;
  readonly inputs: readonly string[];
}

export interface Notes {
  readonly ops: Map<string, number>;
  readonly externalData: Set<string>;
  initialisers: number;
  hasGraph: boolean;
  /** Of the main graph. */
  readonly inputs: OnnxInput[];
  readonly outputs: OnnxInput[];
  readonly weights: Set<string>;
  readonly makers: Map<string, Maker>;
}

export const emptyNotes = (): Notes => ({
  ops: new Map(),
  externalData: new Set(),
  initialisers: 0,
  hasGraph: false,
  inputs: [],
  outputs: [],
  weights: new Set(),
  makers: new Map(),
});

const OWN_DOMAINS = new Set(['', 'ai.onnx']);
/** An operation as facts name it: bare in ONNX's own domain. */
export const opName = (domain: string, op: string) => (OWN_DOMAINS.has(domain) ? op : `${domain}:${op}`);

const DTYPES: Readonly<Record<number, string>> = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  8: 'string',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  12: 'uint32',
  13: 'uint64',
  16: 'bfloat16',
};

/** Notes where a tensor says its values lie. TensorProto: external_data 13, data_location 14. */
async function tensor(source: ByteSource, { start, end }: Field, notes: Notes): Promise<string> {
  let name = '';
  let isExternal = false;
  let place = '';
  await eachField(source, start, end, async (field) => {
    if (field.number === 14) isExternal ||= field.value === 1;
    else if (field.number === 8) name = await textOf(source, field, LONGEST_NAME);
    else if (field.number === 13) {
      isExternal = true;
      place = (await location(source, field)) || place;
    }
  });
  if (isExternal && notes.externalData.size < MOST_FILES) notes.externalData.add(place);
  return name;
}

/** The value of a StringStringEntryProto whose key is "location", else ''. */
async function location(source: ByteSource, { start, end }: Field): Promise<string> {
  let [key, value] = ['', ''];
  await eachField(source, start, end, async (field) => {
    if (field.number === 1) key = await textOf(source, field, LONGEST_NAME);
    else if (field.number === 2) value = await textOf(source, field, LONGEST_NAME);
  });
  return key === 'location' ? value : '';
}

/** SparseTensorProto: values 1, indices 2. */
const sparseTensor = (source: ByteSource, { start, end }: Field, notes: Notes) =>
  eachField(source, start, end, async (field) => {
    if (field.isBytes && field.number <= 2) await tensor(source, field, notes);
  });

/** AttributeProto: t 5, g 6, tensors 10, graphs 11, sparse_tensor 22, sparse_tensors 23. */
const attribute = (source: ByteSource, { start, end }: Field, notes: Notes, depth: number) =>
  eachField(source, start, end, async (field) => {
    if (!field.isBytes) return;
    if (field.number === 5 || field.number === 10) await tensor(source, field, notes);
    else if (field.number === 22 || field.number === 23) await sparseTensor(source, field, notes);
    else if (field.number === 6 || field.number === 11) await walkGraph(source, field, notes, depth + 1);
  });

/** NodeProto: input 1, output 2, op_type 4, attribute 5, domain 7. */
export async function walkNode(source: ByteSource, { start, end }: Field, notes: Notes, depth: number): Promise<void> {
  let [op, domain] = ['', ''];
  const inputs: string[] = [];
  const outputs: string[] = [];
  await eachField(source, start, end, async (field) => {
    if (!field.isBytes) return;
    if (field.number === 1) inputs.push(await textOf(source, field, LONGEST_NAME));
    else if (field.number === 2) outputs.push(await textOf(source, field, LONGEST_NAME));
    else if (field.number === 4) op = await textOf(source, field, LONGEST_NAME);
    else if (field.number === 5) await attribute(source, field, notes, depth);
    else if (field.number === 7) domain = await textOf(source, field, LONGEST_NAME);
  });
  const name = opName(domain, op);
  if (notes.ops.size >= MOST_OPS) throw new WireError('too many kinds of operation');
  notes.ops.set(name, (notes.ops.get(name) ?? 0) + 1);
  if (depth > 0 || notes.makers.size > MOST_VALUES) return;
  for (const output of outputs) notes.makers.set(output, { op: name, inputs });
}

/** TensorShapeProto: dim 1, each with dim_value 1 or dim_param 2. No size is negative or zero; some exporters say so. */
async function shape(source: ByteSource, { start, end }: Field): Promise<Dim[]> {
  const dims: Dim[] = [];
  await eachField(source, start, end, async (each) => {
    if (each.number !== 1 || !each.isBytes) return;
    let dim: Dim = null;
    await eachField(source, each.start, each.end, async (field) => {
      if (field.number === 1 && !field.isBytes) dim = field.value > 0 ? field.value : null;
      else if (field.number === 2) dim = (await textOf(source, field, LONGEST_NAME)) || null;
    });
    dims.push(dim);
  });
  return dims;
}

/** ValueInfoProto: name 1, type 2; TypeProto: tensor_type 1, sequence_type 4, map_type 5; Tensor: elem_type 1, shape 2. */
async function valueInfo(source: ByteSource, { start, end }: Field): Promise<OnnxInput> {
  let name = '';
  let dtype = 'other';
  let dims: Dim[] | null = null;
  const tensorType = (of: Field) =>
    eachField(source, of.start, of.end, async (field) => {
      if (field.number === 1 && !field.isBytes) dtype = DTYPES[field.value] ?? 'other';
      else if (field.number === 2 && field.isBytes) dims = await shape(source, field);
    });
  const type = (of: Field) =>
    eachField(source, of.start, of.end, async (field) => {
      if (field.number === 1 && field.isBytes) await tensorType(field);
      else if (field.number === 4) dtype = 'sequence';
      else if (field.number === 5) dtype = 'map';
    });
  await eachField(source, start, end, async (field) => {
    if (field.number === 1) name = await textOf(source, field, LONGEST_NAME);
    else if (field.number === 2 && field.isBytes) await type(field);
  });
  return { name, dtype, dims };
}

/**
 * Notes the graph that lies in `field`; only the main one (depth 0) has inputs, outputs and makers. GraphProto: node 1,
 * initializer 5, input 11, output 12, sparse_initializer 15. Errors: WireError, also where graphs nest without end.
 */
export async function walkGraph(source: ByteSource, { start, end }: Field, notes: Notes, depth = 0): Promise<void> {
  if (depth > DEEPEST) throw new WireError('graphs are nested too deeply');
  await eachField(source, start, end, async (field) => {
    if (!field.isBytes) return;
    if (field.number === 1) await walkNode(source, field, notes, depth);
    else if (field.number === 5) {
      notes.initialisers += 1;
      const name = await tensor(source, field, notes);
      if (depth === 0 && notes.weights.size < MOST_VALUES) notes.weights.add(name);
    } else if (field.number === 15) await sparseTensor(source, field, notes);
    else if (depth === 0 && field.number === 11) notes.inputs.push(await valueInfo(source, field));
    else if (depth === 0 && field.number === 12) notes.outputs.push(await valueInfo(source, field));
    if (notes.inputs.length + notes.outputs.length > MOST_VALUES) throw new WireError('too many inputs and outputs');
  });
}
