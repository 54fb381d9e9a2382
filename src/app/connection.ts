'use client';
// Whether the server can be reached, as the live line sees it. One small store for the whole tab.
import { useNetwork } from '@mantine/hooks';
import { create } from 'zustand';

interface Connection {
  readonly lost: boolean;
  setLost(lost: boolean): void;
}

export const useConnection = create<Connection>((set) => ({
  lost: false,
  setLost: (lost) => set({ lost }),
}));

/** Whether anything asked now has a chance to be answered. */
export function useReachable(): boolean {
  const { online } = useNetwork();
  const lost = useConnection((state) => state.lost);
  return online && !lost;
}
