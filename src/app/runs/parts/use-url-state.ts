'use client';
// What a page shows, kept in its address, so that a link or a reload shows the same.
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';

export type UrlChange = Readonly<Record<string, string | null>>;

export interface UrlState {
  get(name: string): string | null;
  /** `push`: the browser's back button leads back here. */
  set(change: UrlChange, how?: 'replace' | 'push'): void;
  /** The address with a change. */
  href(change: UrlChange): string;
}

export function useUrlState(): UrlState {
  const params = useSearchParams();
  const href = useCallback((change: UrlChange) => changed(params, change) || '?', [params]);
  return useMemo(() => ({ get: (name: string) => params.get(name), set, href }), [params, href]);
}

/** From the address as it is now: what was drawn last may be older. */
function set(change: UrlChange, how: 'replace' | 'push' = 'replace'): void {
  const url = `${window.location.pathname}${changed(window.location.search, change)}`;
  if (how === 'push') window.history.pushState(null, '', url);
  else window.history.replaceState(null, '', url);
}

function changed(params: string | URLSearchParams, change: UrlChange): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString();
  return query ? `?${query}` : '';
}
