'use client';
// Whether the server can be reached, as the live line sees it. One small store for the whole tab.
import { create } from 'zustand';

interface Connection {
  readonly lost: boolean;
  setLost(lost: boolean): void;
}

export const useConnection = create<Connection>((set) => ({
  lost: false,
  setLost: (lost) => set({ lost }),
}));
