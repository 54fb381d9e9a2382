// A place on the screen that a menu or a card hangs from.
'use client';

import type { ComponentPropsWithRef } from 'react';
import type { Point } from '../geometry';

export function AtPoint({ point, ...rest }: { readonly point: Point } & ComponentPropsWithRef<'div'>) {
  // It opens nothing by itself, so it tells nothing of being open.
  const silent = { 'aria-expanded': undefined, 'aria-haspopup': undefined };
  return <div {...rest} {...silent} style={{ position: 'fixed', left: point.x, top: point.y, width: 1, height: 1 }} />;
}
