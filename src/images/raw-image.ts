// Decoded pixels in memory, the one convention of this folder: RGB, 8 bits, rows top to bottom (HWC). Knows no library.

/** `data` has `width * height * 3` bytes. */
export interface RawImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}
