// A marked photo as we write it, against sharp's own composite of an SVG: same photo, same size, same quality, same frames.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Box, ImageValue, Mark } from '../../src/core/data-types';
import type { Env } from '../../src/env';
import { writeMarked } from '../../src/images/encode';
import { openImage } from '../../src/images/open';
import { decodeOnOneThread } from '../../src/images/sharp-setup';
import { imageOf } from '../../src/vision/image-steps';
import { labelColour } from '../../src/vision/label-colours';
import { alternate, type Figures, median, rounded, timed } from './figures';
import { benchPhotos } from './photo-set';

const ROUNDS = 9;
const OBJECTS = 12;
const QUALITY = 90;

/** Twelve objects along the diagonal, as large as things on a shelf. */
function boxesOf({ width, height }: ImageValue): Box[] {
  return Array.from({ length: OBJECTS }, (_, n) => {
    const left = width * 0.065 * n;
    const top = height * 0.06 * n + height * 0.03;
    return [left, top, left + width * 0.2, top + height * 0.25];
  });
}

const colours = Array.from({ length: OBJECTS }, (_, n) => labelColour(n));
const labelOf = (n: number) => `bottle ${50 + n} %`;

function withMarks(image: ImageValue): ImageValue {
  const marks = boxesOf(image).map(
    (box, n): Mark => ({ kind: 'box', box, colour: colours[n] ?? [0, 0, 0], label: labelOf(n) }),
  );
  return { ...image, marks };
}

function svgOf(image: ImageValue): Buffer {
  const { width, height } = image;
  const line = Math.max(2, Math.round(Math.max(width, height) / 500));
  const font = Math.max(12, Math.round(Math.max(width, height) / 66));
  const frames = boxesOf(image).map(([x1, y1, x2, y2], n) => {
    const colour = `rgb(${colours[n]?.join()})`;
    return `<rect x="${x1}" y="${y1}" width="${x2 - x1}" height="${y2 - y1}" fill="none" stroke="${colour}" stroke-width="${line}"/>
      <rect x="${x1}" y="${y1 - font * 1.4}" width="${font * 6}" height="${font * 1.4}" fill="${colour}"/>
      <text x="${x1 + 4}" y="${y1 - 4}" font-family="sans-serif" font-size="${font}">${labelOf(n)}</text>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${frames.join('')}</svg>`,
  );
}

/** Medians over the test photos of the median of each. */
export async function marked(env: Env): Promise<Figures['marked']> {
  // As in an executor child, whose siblings use the other cores.
  decodeOnOneThread();
  // The product reads no SVG from anybody; here it is our own.
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph-marked-'));
  const out = join(folder, 'out.jpg');
  const product: number[] = [];
  const svg: number[] = [];
  for (const path of await benchPhotos(env.packageRoot)) {
    const image = imageOf(await openImage(path));
    const [own, input] = [withMarks(image), svgOf(image)];
    const times = await alternate(ROUNDS, {
      product: () => timed(() => writeMarked(path, own, out, { quality: QUALITY })),
      svg: () => timed(() => sharp(path).autoOrient().composite([{ input }]).jpeg({ quality: QUALITY }).toFile(out)),
    });
    product.push(times.product);
    svg.push(times.svg);
  }
  await rm(folder, { recursive: true });
  return { productMs: rounded(median(product)), svgMs: rounded(median(svg)) };
}
