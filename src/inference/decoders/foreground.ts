// Reads models that tell the foreground from the rest: U2Net, ISNet (DIS), BiRefNet, BRIA RMBG. Pure.
// Source: danielgatis/rembg, rembg/sessions/u2net.py and dis_general_use.py (the first of seven maps, spread between its least
// and greatest value) and birefnet_general.py (sigmoid). The originals: xuebinqin/U-2-Net, u2net_test.py (normPRED).

import type { DecoderCard } from '../model-file';
import { sigmoid } from './common/activations';
import { checkFinite, outputOf, wrongShape } from './common/checks';
import type { Decoded, InputSize, Outputs } from './decoder';

/** A map whose values differ by less says nothing, and is not blown up to one that does. */
const FLAT = 1e-6;

/**
 * `foreground` [batch, 1, height, width], [batch, height, width, 1] or [batch, height, width]. Without a sigmoid still to be
 * applied, the values of each photo are spread to 0..1, as the originals do. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeForeground(outputs: Outputs, card: DecoderCard, _size: InputSize, _floor: number): Decoded[] {
  const output = outputOf(outputs, 'foreground', card);
  const { dims, data } = output;
  const [batch = 0, ...rest] = dims;
  const sides = rest.length === 3 ? (rest[0] === 1 ? rest.slice(1) : rest[2] === 1 ? rest.slice(0, 2) : []) : rest;
  const [height = 0, width = 0] = sides;
  if (sides.length !== 2) throw wrongShape(card, 'foreground', output, '[batch, 1, height, width]');
  checkFinite(card, data);
  return Array.from({ length: batch }, (_, item): Decoded => {
    const values = Float32Array.from(data.subarray(item * height * width, (item + 1) * height * width));
    if (card.activation === 'sigmoid') for (const [i, value] of values.entries()) values[i] = sigmoid(value);
    else spread(values);
    return { kind: 'foreground', width, height, values };
  });
}

function spread(values: Float32Array): void {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const range = greatest - least;
  if (range < FLAT) return;
  for (const [i, value] of values.entries()) values[i] = (value - least) / range;
}
