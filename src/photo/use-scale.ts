'use client';
// At what scale a photo is shown: screen pixels per pixel of the photo, followed as its place grows and shrinks.

import { type RefObject, useEffect, useState } from 'react';

export type Fit = 'cover' | 'contain';

/** 0 until measured. */
export function useScale(ref: RefObject<HTMLElement | null>, width: number, height: number, fit: Fit): number {
  const [scale, setScale] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element || !(width > 0) || !(height > 0)) return;
    const measure = () => {
      const across = element.clientWidth / width;
      const down = element.clientHeight / height;
      setScale(fit === 'cover' ? Math.max(across, down) : Math.min(across, down));
    };
    // It also tells the first size, and asks for no layout before its time: an editor shows hundreds of photos.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, width, height, fit]);
  return scale;
}
