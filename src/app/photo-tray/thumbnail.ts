'use client';
// A small picture of a chosen file, made in the browser two at a time: hundreds of large photos neither freeze the page nor
// stay in memory. Knows no tray.
import { useEffect, useState } from 'react';

const SIDE = 240;
const AT_ONCE = 2;
const QUALITY = 0.8;

interface Wish {
  readonly file: File;
  readonly resolve: (url: string | null) => void;
}

const made = new WeakMap<File, Promise<string | null>>();
/** The latest wish first: what one looks at now. */
const wishes: Wish[] = [];
let busy = 0;

/** An address of the small picture; null when the browser cannot show the file. */
function thumbnailOf(file: File): Promise<string | null> {
  const known = made.get(file);
  if (known) return known;
  const promise = new Promise<string | null>((resolve) => {
    wishes.push({ file, resolve });
  });
  made.set(file, promise);
  void work();
  return promise;
}

async function work(): Promise<void> {
  if (busy >= AT_ONCE) return;
  const wish = wishes.pop();
  if (!wish) return;
  busy++;
  wish.resolve(await shrink(wish.file));
  busy--;
  void work();
}

async function shrink(file: File): Promise<string | null> {
  const bitmap = await createImageBitmap(file, { resizeWidth: SIDE, resizeQuality: 'medium' }).catch(() => null);
  if (!bitmap) return null;
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }));
}

/** Gives back what the small picture of `file` holds. */
export function forgetThumbnail(file: File | null): void {
  if (!file) return;
  const promise = made.get(file);
  made.delete(file);
  void promise?.then((url) => {
    if (url) URL.revokeObjectURL(url);
  });
}

/** `undefined` while it is being made or there is no file, null when it cannot be. */
export function useThumbnail(file: File | null): string | null | undefined {
  const [url, setUrl] = useState<string | null>();
  useEffect(() => {
    if (!file) return;
    let here = true;
    void thumbnailOf(file).then((made) => {
      if (here) setUrl(made);
    });
    return () => {
      here = false;
    };
  }, [file]);
  return url;
}
