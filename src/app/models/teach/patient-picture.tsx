'use client';
// A small picture that a worker may still be making: asked for again until it is there. What is cut out of a photo is never
// shown as the whole of it meanwhile.
import { useEffect, useRef, useState } from 'react';

const AGAIN_MS = 1_500;
const MOST_TURNS = 20;

export function PatientPicture({ src, alt, className }: { src: string; alt: string; className?: string }) {
  const [turn, setTurn] = useState(0);
  const image = useRef<HTMLImageElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = () => {
    clearTimeout(timer.current);
    if (turn < MOST_TURNS) timer.current = setTimeout(() => setTurn(turn + 1), AGAIN_MS);
  };
  const missed = useRef(again);
  useEffect(() => {
    // It may have failed before React was there to hear of it.
    if (image.current?.complete && image.current.naturalWidth === 0) missed.current();
    return () => clearTimeout(timer.current);
  }, []);
  return (
    // biome-ignore lint/performance/noImgElement: made by our own worker at the size it is shown in.
    <img
      ref={image}
      src={turn === 0 ? src : `${src}${src.includes('?') ? '&' : '?'}turn=${turn}`}
      alt={alt}
      className={className}
      loading="lazy"
      decoding="async"
      onError={again}
    />
  );
}
