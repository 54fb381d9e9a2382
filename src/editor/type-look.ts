// The colour of each data type as a token of the theme, for ports and wires. Types that share a colour in the core share the token.

import { DATA_TYPE_LOOK, type DataType } from '../core/data-types';

const NAMED: readonly DataType[] = ['image', 'detections', 'classification', 'segmentation', 'zones'];
const TOKENS = new Map(NAMED.map((type) => [DATA_TYPE_LOOK[type].colour, `var(--type-${type})`]));

/** Null: not known yet. */
export function typeColour(type: DataType | null): string {
  return (type !== null && TOKENS.get(DATA_TYPE_LOOK[type].colour)) || 'var(--type-value)';
}
