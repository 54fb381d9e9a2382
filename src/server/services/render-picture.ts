// A photo as a small upright JPEG, after the changes a step made if wanted. The web never computes: a worker makes it.

import { z } from 'zod';
import { LensgraphError } from '../../core/errors';
import type { WantedPicture } from '../picture-client';
import type { Services } from '../services';

export const SMALL_SIDE = 480;
export const MAX_SIDE = 2_048;

const whole = z.int().min(0).max(50_000);
const size = z.int().min(1).max(50_000);
const factor = z.number().min(0).max(4);
const byte = z.int().min(0).max(255);

/** The changes as an address brings them. */
export const pixelSteps = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('resize'), width: size, height: size }),
      z.object({
        kind: z.literal('pad'),
        left: whole,
        top: whole,
        right: whole,
        bottom: whole,
        colour: z.tuple([byte, byte, byte]).readonly(),
      }),
      z.object({ kind: z.literal('crop'), left: whole, top: whole, width: size, height: size }),
      z.object({ kind: z.literal('rotate'), degrees: z.union([z.literal(90), z.literal(180), z.literal(270)]) }),
      z.object({ kind: z.literal('flip'), axis: z.enum(['horizontal', 'vertical']) }),
      z.object({
        kind: z.literal('adjust'),
        brightness: factor,
        contrast: factor,
        gamma: z.number().min(0.1).max(4),
        saturation: factor,
      }),
    ]),
  )
  .max(40);

/** The JPEG; null when it cannot be had in time: the original will do. Throws what is wrong with the photo. */
export async function renderPicture(
  { pictures, log }: Pick<Services, 'pictures' | 'log'>,
  picture: WantedPicture,
): Promise<Uint8Array | null> {
  try {
    return await pictures.get(picture);
  } catch (error) {
    if (!(error instanceof LensgraphError) || error.code !== 'unavailable') throw error;
    log.warn({ err: error }, 'a small picture could not be asked for');
    return null;
  }
}
