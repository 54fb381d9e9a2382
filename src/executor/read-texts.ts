// Reads the text on a photo: a model finds lines, each is laid flat, turned the right way up where a model says so, and read.
// Source of the order of steps: PaddlePaddle/PaddleOCR, tools/infer/predict_system.py and utility.py (get_rotate_crop_image).

import type { FoundText, ImageValue } from '../core/data-types';
import { LensgraphError } from '../core/errors';
import { render, toModelInput } from '../images/pixels';
import type { Inference } from '../inference/inference';
import { applyToPoint, compose, invert, scaling } from '../vision/affine';
import { clipBox } from '../vision/boxes';
import { type TextBox, textBoxes } from '../vision/db-boxes';
import { inReadingOrder } from '../vision/reading-order';
import { type Pixels, type Quad, quadSize, sampleQuad } from '../vision/sample-quad';
import type { ModelFile } from './types';

/** Letters must stay readable; more pixels than this a side only cost time. */
const MAX_SIDE = 4_096;
/** What is so much higher than wide stands on its side. */
const UPRIGHT_RATIO = 1.5;
/** A line that is turned reads at least so much more surely, of 1. */
const CLEARLY = 0.1;
/** Longer lines are squeezed: the reader's time grows with them. */
const MAX_LINE_WIDTH = 2_400;

/**
 * The lines of text in reading order, whatever their score, without those in which nothing could be read; frames in pixels of
 * the upright source. `model` has the part `read`, and `angle` where lines may stand on their heads.
 * Errors: `model_unsupported`, those of inference and of reading the photo.
 */
export async function readTexts(
  model: ModelFile,
  image: ImageValue,
  { path, inference }: { readonly path: string; readonly inference: Inference },
): Promise<FoundText[]> {
  const reader = model.parts?.read;
  if (!reader) throw new LensgraphError('model_unsupported', { name: model.card.name, reason: 'it cannot read lines' });
  const found = await findLines(model, image, path, inference);
  if (found.length === 0) return [];
  const picture = await render(path, image, MAX_SIDE);
  const toPicture = compose(
    scaling(picture.width / image.width, picture.height / image.height),
    invert(image.toSource),
  );
  const texts: FoundText[] = [];
  for (const quad of found) {
    const { text, score } = await readLine(
      picture,
      upright(mapQuad(quad, toPicture)),
      reader,
      model.parts?.angle,
      inference,
    );
    if (text.trim() !== '') texts.push({ text: text.trim(), score, box: boxOf(quad, image), points: quad });
  }
  return inReadingOrder(texts);
}

/** The finder at the least size that holds the photo: a model that takes any size need not look at padding. */
function fitted(model: ModelFile, image: ImageValue): ModelFile {
  const { input } = model.card;
  if (!input.dynamic || input.resize !== 'letterbox') return model;
  const factor = Math.min(input.width / image.width, input.height / image.height);
  const side = (length: number) => Math.max(1, Math.ceil((length * factor) / input.divisor)) * input.divisor;
  const size = { width: side(image.width), height: side(image.height) };
  return { ...model, card: { ...model.card, input: { ...input, ...size } } };
}

/** Where lines are, in pixels of the source. */
async function findLines(model: ModelFile, image: ImageValue, path: string, inference: Inference): Promise<Quad[]> {
  const finder = fitted(model, image);
  const { input, name, defaults } = finder.card;
  const { data, toImage } = await toModelInput(path, image, input);
  const [map] = await inference.decode(finder, [data], 0);
  if (map?.kind !== 'text-map')
    throw new LensgraphError('model_unsupported', { name, reason: 'it does not find text' });
  const toInput = scaling(input.width / map.width, input.height / map.height);
  const toSource = compose(compose(image.toSource, toImage), toInput);
  // A cell's number is the place of its centre.
  const middle = ([x, y]: readonly [number, number]) => applyToPoint(toSource, x + 0.5, y + 0.5);
  const quadOf = ({ points: [a, b, c, d] }: TextBox): Quad => [middle(a), middle(b), middle(c), middle(d)];
  return textBoxes(map, { box: defaults.minScore }).boxes.map(quadOf);
}

const mapQuad = ([a, b, c, d]: Quad, map: Parameters<typeof applyToPoint>[0]): Quad => {
  const at = ([x, y]: Quad[0]) => applyToPoint(map, x, y);
  return [at(a), at(b), at(c), at(d)];
};

/** A line that stands on its side is laid down, its right side becoming the top, as the original does. */
function upright(quad: Quad): Quad {
  const [a, b, c, d] = quad;
  const { width, height } = quadSize(quad);
  return height / width >= UPRIGHT_RATIO ? [b, c, d, a] : quad;
}

async function readLine(
  picture: Pixels,
  quad: Quad,
  reader: ModelFile,
  angle: ModelFile | undefined,
  inference: Inference,
): Promise<{ text: string; score: number }> {
  const asItStands = await readQuad(picture, quad, reader, inference);
  if (!angle || !(await standsOnHead(picture, quad, angle, inference))) return asItStands;
  // Short lines of digits are often said to stand on their heads and do not: they are only turned if that reads clearly better.
  const [a, b, c, d] = quad;
  const turned = await readQuad(picture, [c, d, a, b], reader, inference);
  return turned.score > asItStands.score + CLEARLY ? turned : asItStands;
}

async function readQuad(
  picture: Pixels,
  quad: Quad,
  reader: ModelFile,
  inference: Inference,
): Promise<{ text: string; score: number }> {
  const { input } = reader.card;
  const wanted = lineWidth(quad, input.height);
  const width = Math.min(MAX_LINE_WIDTH, Math.max(input.width, Math.ceil(wanted / input.divisor) * input.divisor));
  const sized = input.dynamic ? { ...reader, card: { ...reader.card, input: { ...input, width } } } : reader;
  const [line] = await inference.decode(sized, [linePixels(picture, quad, sized)], 0);
  if (line?.kind === 'text') return line;
  throw new LensgraphError('model_unsupported', { name: reader.card.name, reason: 'it does not read text' });
}

async function standsOnHead(picture: Pixels, quad: Quad, angle: ModelFile, inference: Inference): Promise<boolean> {
  const [decoded] = await inference.decode(angle, [linePixels(picture, quad, angle)], 0);
  const { labels, defaults } = angle.card;
  const column = labels.findIndex(({ label }) => label === '180');
  return decoded?.kind === 'scores' && (decoded.scores[column] ?? 0) > defaults.minScore;
}

/** Width of a line brought to `height`. */
function lineWidth(quad: Quad, height: number): number {
  const size = quadSize(quad);
  return Math.max(1, Math.ceil((height * size.width) / Math.max(1, size.height)));
}

/** The line at the left of the model's input, the rest in the card's padding. */
function linePixels(picture: Pixels, quad: Quad, { card: { input } }: ModelFile): Uint8Array {
  const { width, height, pad } = input;
  const out = new Uint8Array(width * height * 3);
  for (const [channel, value] of pad.entries()) for (let i = channel; i < out.length; i += 3) out[i] = value;
  sampleQuad(picture, quad, { width: Math.min(width, lineWidth(quad, height)), height }, out, width);
  return out;
}

function boxOf(quad: Quad, { source }: ImageValue): FoundText['box'] {
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  return clipBox([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], source.width, source.height);
}
