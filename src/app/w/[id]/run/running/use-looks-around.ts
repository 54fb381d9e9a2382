'use client';
// Whether someone is busy with the page, so that it must not go on to another one by itself. Knows no run.
import { type RefObject, useCallback, useEffect, useRef } from 'react';

const SIGNS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/** Scrolled, typed or clicked outside `own` since it was shown, or its focus stands outside of it. */
export function useLooksAround(own: RefObject<HTMLElement | null>): () => boolean {
  const busy = useRef(false);
  useEffect(() => {
    const note = ({ target }: Event) => {
      if (!(target instanceof Node) || !own.current?.contains(target)) busy.current = true;
    };
    for (const sign of SIGNS) window.addEventListener(sign, note, { passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, note);
    };
  }, [own]);
  return useCallback(() => busy.current, []);
}
