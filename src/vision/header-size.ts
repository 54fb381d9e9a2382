// Width and height as declared in the header bytes of a JPEG, PNG or WebP file. Pure: reads bytes, decodes nothing, knows
// no files and no library, so that web process, spreadsheets and decoder share it.

export interface HeaderSize {
  readonly width: number;
  readonly height: number;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** SOF0-SOF15 carry the size; C4, C8 and CC in that range are tables (ITU T.81, table B.1). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Size of a JPEG, or undefined when its frame header lies behind the given bytes. */
export function jpegSize(bytes: Uint8Array): HeaderSize | undefined {
  const data = view(bytes);
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (data.getUint8(at) !== 0xff) return undefined;
    const marker = data.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2; // stands alone, has no length
    } else if (isStartOfFrame(marker)) {
      return { height: data.getUint16(at + 5), width: data.getUint16(at + 7) };
    } else {
      at += 2 + data.getUint16(at + 2);
    }
  }
  return undefined;
}

/** Size of a PNG from its IHDR chunk. */
export function pngSize(bytes: Uint8Array): HeaderSize | undefined {
  if (bytes.length < 24) return undefined;
  const data = view(bytes);
  return { width: data.getUint32(16), height: data.getUint32(20) };
}

const uint24 = (data: DataView, at: number): number => data.getUint16(at, true) | (data.getUint8(at + 2) << 16);

/** Size of a WebP: canvas of VP8X, or the frame of VP8 (RFC 6386, 9.1) or VP8L. */
export function webpSize(bytes: Uint8Array): HeaderSize | undefined {
  if (bytes.length < 30) return undefined;
  const data = view(bytes);
  const chunk = String.fromCharCode(...bytes.subarray(12, 16));
  if (chunk === 'VP8X') return { width: uint24(data, 24) + 1, height: uint24(data, 27) + 1 };
  if (chunk === 'VP8 ') {
    return { width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff };
  }
  if (chunk === 'VP8L') {
    const packed = data.getUint32(21, true);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  return undefined;
}
