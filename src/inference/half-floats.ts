// Half floats (IEEE 754 binary16), which Node 20 has no array for: their bits to numbers and back.

const EXPONENT_BIAS = 15;

/** The 65,536 values there are, made once when first needed: 256 kB instead of arithmetic per number. */
let table: Float32Array | undefined;

function numberOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  if (exponent === 0) return sign * 2 ** (1 - EXPONENT_BIAS) * (fraction / 1024);
  return sign * 2 ** (exponent - EXPONENT_BIAS) * (1 + fraction / 1024);
}

/** The numbers whose bits `halves` holds. */
export function fromHalves(halves: Uint16Array): Float32Array {
  const values = table ?? Float32Array.from({ length: 65_536 }, (_, bits) => numberOf(bits));
  table = values;
  const out = new Float32Array(halves.length);
  for (let i = 0; i < out.length; i++) out[i] = values[halves[i] ?? 0] ?? 0;
  return out;
}

const single = new Float32Array(1);
const singleBits = new Uint32Array(single.buffer);

/** The bits of the half float nearest to `value`, ties to even; beyond 65,504 infinity. */
export function halfBits(value: number): number {
  single[0] = value;
  const bits = singleBits[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = Math.abs(single[0]);
  if (Number.isNaN(magnitude)) return sign | 0x7e00;
  if (magnitude >= 65_520) return sign | 0x7c00;
  // Below the least normal half: multiples of 2^-24.
  if (magnitude < 2 ** -14) return sign | roundToEven(magnitude * 2 ** 24);
  const exponent = Math.floor(Math.log2(magnitude));
  const steps = roundToEven((magnitude / 2 ** exponent - 1) * 1024);
  return sign | (((exponent + EXPONENT_BIAS) << 10) + steps);
}

function roundToEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  if (rest !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}
