// The colour of each data type in both themes, for ports and wires. The light one is the core's; the dark one is its lighter twin.

import { DATA_TYPE_LOOK, type DataType } from '../core/data-types';

const TWINS: Readonly<Record<string, string>> = {
  '#2F6FDE': '#7DA9F2',
  '#C2570C': '#F0935A',
  '#7A4FD0': '#B49AEF',
  '#2E8540': '#6FC380',
  '#B0266F': '#EC7FB3',
  '#5F6B76': '#A3AEB8',
};
const NO_TYPE = { light: '#6B665E', dark: '#A8A299' };

export function typeColours(type: DataType | null): { readonly light: string; readonly dark: string } {
  if (type === null) return NO_TYPE;
  const light = DATA_TYPE_LOOK[type].colour;
  return { light, dark: TWINS[light] ?? light };
}

/** As a CSS colour that follows the theme. */
export function typeColour(type: DataType | null): string {
  const { light, dark } = typeColours(type);
  return `light-dark(${light}, ${dark})`;
}
