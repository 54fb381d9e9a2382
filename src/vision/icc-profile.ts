// Tells whether a photo's colour profile says nothing but "sRGB", which is what every picture here becomes anyway: then
// the costly conversion can be left out. Pure: reads bytes, knows no files and no library.

/** Colorants of sRGB adapted to D50 and the tolerance that covers the rounding of the profiles in use (ICC.1, 9.2.44). */
const COLORANTS: Readonly<Record<string, readonly [number, number, number]>> = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
};
const COLORANT_TOLERANCE = 0.001;
const CURVE_TOLERANCE = 0.002;
const CURVE_SAMPLES = 33;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const signature = (data: DataView, at: number): string =>
  String.fromCharCode(data.getUint8(at), data.getUint8(at + 1), data.getUint8(at + 2), data.getUint8(at + 3));
const fixed = (data: DataView, at: number): number => data.getInt32(at) / 65_536;

/** Transfer function of sRGB, from stored value to light (IEC 61966-2-1). */
const srgb = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** The curve of a TRC tag at `at`; undefined for kinds that no sRGB profile has. */
function curveAt(data: DataView, at: number): ((value: number) => number) | undefined {
  const kind = signature(data, at);
  if (kind === 'para' && data.getUint16(at + 8) === 3) {
    const [g = 0, a = 0, b = 0, c = 0, d = 0] = [12, 16, 20, 24, 28].map((offset) => fixed(data, at + offset));
    return (value) => (value >= d ? (a * value + b) ** g : c * value);
  }
  const count = kind === 'curv' ? data.getUint32(at + 8) : 0;
  if (count < 256) return undefined;
  return (value) => {
    const place = value * (count - 1);
    const low = Math.min(count - 2, Math.floor(place));
    const from = data.getUint16(at + 12 + 2 * low) / 65_535;
    const to = data.getUint16(at + 14 + 2 * low) / 65_535;
    return from + (to - from) * (place - low);
  };
}

function isSrgbCurve(data: DataView, at: number): boolean {
  const curve = curveAt(data, at);
  if (curve === undefined) return false;
  return Array.from({ length: CURVE_SAMPLES }, (_, index) => index / (CURVE_SAMPLES - 1)).every(
    (value) => Math.abs(curve(value) - srgb(value)) <= CURVE_TOLERANCE,
  );
}

function tagsOf(data: DataView): Map<string, number> {
  const tags = new Map<string, number>();
  const count = Math.min(100, data.getUint32(128));
  for (let index = 0; index < count; index += 1) {
    const at = 132 + 12 * index;
    tags.set(signature(data, at), data.getUint32(at + 4));
  }
  return tags;
}

/** Whether `profile` (an ICC profile) describes sRGB by its colorants and curves, whatever its name. */
export function isSrgbProfile(profile: Uint8Array): boolean {
  const data = viewOf(profile);
  try {
    if (signature(data, 16) !== 'RGB ' || signature(data, 20) !== 'XYZ ') return false;
    const tags = tagsOf(data);
    // A profile with tables is used by its tables, not by its colorants.
    if (tags.has('A2B0') || tags.has('A2B1') || tags.has('D2B0')) return false;
    const hasColorants = Object.entries(COLORANTS).every(([tag, wanted]) => {
      const at = tags.get(tag);
      return (
        at !== undefined &&
        wanted.every((value, index) => Math.abs(fixed(data, at + 8 + 4 * index) - value) <= COLORANT_TOLERANCE)
      );
    });
    return (
      hasColorants &&
      ['rTRC', 'gTRC', 'bTRC'].every((tag) => {
        const at = tags.get(tag);
        return at !== undefined && isSrgbCurve(data, at);
      })
    );
  } catch (error) {
    // Offsets that point outside: a damaged profile is simply not sRGB, the decoder deals with it.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
