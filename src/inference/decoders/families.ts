// The decoder of each family of models. A new family is a file beside this one and a line here.

import type { Candidate } from '../../core/context';
import type { DetectorCard, RawDetections } from '../model-file';
import { decodeTfSsd } from './tf-ssd';

/** Turns a model's raw outputs into the objects scored at least `floor`, boxes in pixels of the model's input. */
export type Decoder = (outputs: RawDetections, card: DetectorCard, floor: number) => Candidate[];

export const DECODERS: Readonly<Record<string, Decoder>> = { 'tf-ssd': decodeTfSsd };
