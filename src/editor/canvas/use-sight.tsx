// Follows the view of the canvas and tells its parts whether they are in it and how near. The region that counts as seen is
// larger than the view, and changes without haste: a moving view never waits for the cards that come into it.
'use client';

import { useStoreApi } from '@xyflow/react';
import { createContext, startTransition, useContext, useEffect, useRef, useState } from 'react';
import { whenIdle } from '../when-idle';
import { contains, FAR, type Region, regionOf, type Sight, type View } from './sight';

/** Drawn beside the view, in parts of it, so that there is something where one moves to. */
const MARGIN = 0.25;

const SightContext = createContext<Sight>({ far: false, steps: new Set() });
export const SightProvider = SightContext.Provider;

export type Nearness = 'out' | 'far' | 'near';
export function useNearness(stepId: string): Nearness {
  const { far, steps } = useContext(SightContext);
  if (!steps.has(stepId)) return 'out';
  return far ? 'far' : 'near';
}
export const useIsFar = (): boolean => useContext(SightContext).far;

export interface Seen {
  readonly region: Region;
  readonly zoom: number;
  readonly far: boolean;
}
const seenFrom = (view: View, margin: number): Seen => {
  const zoom = view.transform[2];
  return { region: regionOf(view, margin), zoom, far: zoom < FAR };
};

/** Zoomed in this much, most of the region is out of view and not worth its drawing. */
const NEARER = 1.6;

/** The part of the canvas that is worth drawing; `start` is the view it opens with. */
export function useSeen(start: View): Seen {
  const canvas = useStoreApi();
  const [seen, setSeen] = useState(() => seenFrom(start, 0));
  const first = useRef(seen);
  useEffect(() => {
    let current = first.current;
    const look = (view: View, always = false): void => {
      if (!always && !isOther(view, current)) return;
      current = seenFrom(view, MARGIN);
      startTransition(() => setSeen(current));
    };
    const stop = canvas.subscribe((view) => look(view));
    // First what is in view; what is beside it when there is nothing else to do.
    const callOff = whenIdle(() => look(canvas.getState(), true));
    return () => {
      callOff();
      stop();
    };
  }, [canvas]);
  return seen;
}

function isOther(view: View, { region, zoom, far }: Seen): boolean {
  const now = view.transform[2];
  return !contains(region, regionOf(view, 0)) || now > zoom * NEARER || now < FAR !== far;
}
