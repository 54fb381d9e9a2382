// The decoder of each family of models. A new family is a file beside this one and a line here.

import type { Decoder } from './decoder';
import { decodeTfSsd } from './tf-ssd';

export const DECODERS: Readonly<Record<string, Decoder>> = { 'tf-ssd': decodeTfSsd };
