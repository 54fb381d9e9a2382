// The wire format of protobuf, written: fields as lists of chunks of bytes. Knows no message of ONNX.
// Format: protobuf.dev, "Encoding".

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

export type Chunk = Uint8Array;

function varint(value: number): Chunk {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

const tag = (field: number, wire: number) => varint((field << 3) | wire);
const byteLength = (chunks: readonly Chunk[]) => chunks.reduce((sum, chunk) => sum + chunk.length, 0);

export function join(chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(byteLength(chunks));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

export const int = (field: number, value: number): Chunk[] => [tag(field, VARINT), varint(value)];
export const message = (field: number, chunks: readonly Chunk[]): Chunk[] => [
  tag(field, LENGTH_DELIMITED),
  varint(byteLength(chunks)),
  ...chunks,
];
export const bytes = (field: number, value: Chunk) => message(field, [value]);
export const text = (field: number, value: string) => bytes(field, new TextEncoder().encode(value));
export const ints = (field: number, values: readonly number[]) => message(field, values.map(varint));

export function float(field: number, value: number): Chunk[] {
  const out = new Uint8Array(4);
  new DataView(out.buffer).setFloat32(0, value, true);
  return [tag(field, FIXED32), out];
}
