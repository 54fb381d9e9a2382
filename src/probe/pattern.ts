// A picture to try models on where no photo is at hand: areas of colour with edges, a gradient, and a fixed grain.

/** RGB bytes, row by row. The same every time. */
export function patternPixels(width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 3);
  let grain = 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // A step of a linear congruential generator (Numerical Recipes).
      grain = (Math.imul(grain, 1_664_525) + 1_013_904_223) >>> 0;
      const inside = (x - width / 2) ** 2 + (y - height / 2) ** 2 < (Math.min(width, height) / 3) ** 2;
      const noise = (grain >>> 28) - 8;
      const at = (y * width + x) * 3;
      pixels[at] = Math.min(255, Math.max(0, (inside ? 200 : (x * 255) / width) + noise));
      pixels[at + 1] = Math.min(255, Math.max(0, (inside ? 90 : (y * 255) / height) + noise));
      pixels[at + 2] = Math.min(255, Math.max(0, (inside ? 40 : 160) + noise));
    }
  }
  return pixels;
}
