// The fixed measures of a step's card. Everything on it has a known height, so that wires and layout need no measuring.
// Knows no React and no node kind.

import type { AnyNode } from '../core/node';

export const GRID = 20;
export const CARD_WIDTH = 220;
export const PICTURE_HEIGHT = 138;
/** Title and one line of settings. */
export const HEAD_HEIGHT = 58;
export const PORT_ROW = 28;
export const CARD_FOOT = 10;
export const SLIP_WIDTH = 200;
export const SLIP_HEIGHT = 120;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A kind that is never run and has no ports stands there to be read only: it is drawn as a slip of paper. */
export function isSlip(definition: AnyNode | undefined): boolean {
  return (
    definition !== undefined &&
    definition.run === undefined &&
    Object.keys(definition.inputs).length === 0 &&
    Object.keys(definition.outputs).length === 0
  );
}

/** Size of the card with these numbers of ports. */
export function cardSize(inputs: number, outputs: number): Size {
  return {
    width: CARD_WIDTH,
    height: PICTURE_HEIGHT + HEAD_HEIGHT + Math.max(inputs, outputs, 1) * PORT_ROW + CARD_FOOT,
  };
}

export function sizeOf(definition: AnyNode | undefined): Size {
  if (isSlip(definition)) return { width: SLIP_WIDTH, height: SLIP_HEIGHT };
  return cardSize(Object.keys(definition?.inputs ?? {}).length, Object.keys(definition?.outputs ?? {}).length);
}

/** Where the middle of the port in row `row` stands, from the top of the card. */
export const portY = (row: number): number => PICTURE_HEIGHT + HEAD_HEIGHT + (row + 0.5) * PORT_ROW;

export const snap = (value: number): number => Math.round(value / GRID) * GRID;
