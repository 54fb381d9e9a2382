// The wire format of protobuf over a file: fields by position, values only where somebody asks for them.
// Knows no message of ONNX. Format: protobuf.dev, "Encoding".

import type { ByteSource } from './source';

/** A field of a message; `start`..`end` are its bytes if it is length-delimited, else `value` is its number. */
export interface Field {
  readonly number: number;
  readonly isBytes: boolean;
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** The bytes are no protobuf, or end too early. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly isCutOff: boolean;
  constructor(message: string, isCutOff = false) {
    super(message);
    this.isCutOff = isCutOff;
  }
}

/** A tag and the longest number after it. */
const HEAD = 20;
const LONGEST_VARINT = 10;

interface Varint {
  readonly value: number;
  readonly next: number;
}

/** The varint at `at`. Beyond 2^53 it is rounded, and any negative one is -1: only its sign is ever asked for. */
function varint(bytes: Uint8Array, at: number): Varint {
  let value = 0;
  for (let i = 0; i < LONGEST_VARINT; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) throw new WireError('a number is cut off', true);
    value += (byte & 127) * 2 ** (7 * i);
    if (byte < 128) return { value: value >= 2 ** 63 ? -1 : value, next: at + i + 1 };
  }
  throw new WireError('a number is too long');
}

function fieldIn(bytes: Uint8Array, at: number): Field & { readonly next: number } {
  const tag = varint(bytes, 0);
  const number = Math.floor(tag.value / 8);
  const wire = tag.value % 8;
  if (number < 1 || number > 2 ** 29) throw new WireError('a field has no number');
  const plain = (value: number, next: number) => ({ number, isBytes: false, value, start: 0, end: 0, next: at + next });
  if (wire === 0) {
    const { value, next } = varint(bytes, tag.next);
    return plain(value, next);
  }
  if (wire === 1) return plain(0, tag.next + 8);
  if (wire === 5) return plain(0, tag.next + 4);
  if (wire !== 2) throw new WireError('a field has an unknown kind');
  const { value: length, next } = varint(bytes, tag.next);
  if (length < 0) throw new WireError('a field is too long');
  const start = at + next;
  return { number, isBytes: true, value: 0, start, end: start + length, next: start + length };
}

export type Visit = (field: Field) => Promise<void>;

/** Calls `visit` for every field of the message that lies at `start`..`end`. Errors: WireError. */
export async function eachField(source: ByteSource, start: number, end: number, visit: Visit): Promise<void> {
  let at = start;
  while (at < end) {
    const bytes = source.held(at, HEAD) ?? (await source.load(at, HEAD));
    const field = fieldIn(bytes, at);
    if (field.next > end)
      throw new WireError('a field is longer than what holds it', field.next > source.size || end >= source.size);
    at = field.next;
    await visit(field);
  }
}

const decoder = new TextDecoder();

/** The text of a field; empty if it is longer than `longest` bytes. */
export async function textOf(source: ByteSource, field: Field, longest: number): Promise<string> {
  const length = field.end - field.start;
  if (!field.isBytes || length > longest) return '';
  const bytes = source.held(field.start, length) ?? (await source.load(field.start, length));
  return decoder.decode(bytes.subarray(0, length));
}
