'use client';
// The keys of the viewer. Typing in a field is never taken for a key; arrows belong to the list and the slider while they
// have the focus.

import type { KeyboardEvent } from 'react';
import type { Box } from '../../core/data-types';
import { moveBox, resizeBox } from '../edits/boxes';

export interface ViewerKeys {
  readonly step: (by: number) => void;
  readonly zoom: (how: 'in' | 'out' | 'reset') => void;
  readonly close: () => void;
  readonly toggleLabels: () => void;
  readonly toggleMarks: () => void;
  readonly toggleOutlines: (() => void) | null;
  readonly fullScreen: () => void;
  readonly draw: (() => void) | null;
  readonly placeInMiddle: (() => void) | null;
  readonly remove: (() => void) | null;
  readonly rename: (() => void) | null;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly pan: (x: number, y: number) => void;
  readonly zoomed: () => boolean;
  /** Moves the chosen frame, where it may be moved. */
  readonly movable: ((box: Box) => void) | null;
  readonly box: Box | null;
  readonly photo: { readonly width: number; readonly height: number };
}

const PAN = 60;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);
const ownsArrows = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('[role="slider"]') !== null;
const presses = (target: EventTarget): boolean => target instanceof HTMLElement && target.closest('button, a') !== null;

export function useViewerKeys(keys: ViewerKeys) {
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (handle(keys, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

/** Whether the key meant something. */
function handle(keys: ViewerKeys, event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    if (letter === 'z') shiftKey ? keys.redo() : keys.undo();
    else if (letter === 'y') keys.redo();
    else return false;
    return true;
  }
  if (altKey) return false;
  const arrow = ARROWS[key];
  if (arrow) return ownsArrows(target) ? false : handleArrow(keys, arrow, shiftKey);
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'j':
      return done(() => keys.step(1));
    case 'k':
      return done(() => keys.step(-1));
    case '+':
    case '=':
      return done(() => keys.zoom('in'));
    case '-':
      return done(() => keys.zoom('out'));
    case '0':
      return done(() => keys.zoom('reset'));
    case 'l':
      return done(keys.toggleLabels);
    case 'o':
      return done(keys.toggleMarks);
    case 'm':
      return done(keys.toggleOutlines);
    case 'f':
      return done(keys.fullScreen);
    case 'a':
      return done(keys.draw);
    case 'Enter':
      return presses(target) ? false : done(keys.placeInMiddle);
    case 'Delete':
    case 'Backspace':
      return done(keys.remove);
    case 'F2':
      return done(keys.rename);
    case 'Escape':
      return done(keys.close);
    default:
      return false;
  }
}

function done(action: (() => void) | null): boolean {
  action?.();
  return action !== null;
}

/** Moves or sizes what was added, else pans what is zoomed, else goes to the photo before or after. */
function handleArrow(keys: ViewerKeys, [x, y]: readonly [number, number], shift: boolean): boolean {
  const { movable, box, photo } = keys;
  if (movable && box) {
    const step = Math.max(1, Math.round(Math.max(photo.width, photo.height) / 200));
    movable((shift ? resizeBox : moveBox)(box, x * step, y * step, photo));
    return true;
  }
  if (keys.zoomed()) keys.pan(-x * PAN, -y * PAN);
  else if (x !== 0) keys.step(x);
  else return false;
  return true;
}
