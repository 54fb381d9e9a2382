// What is not yet acknowledged by the server, kept in this browser, so that a crash or a reload loses nothing.
// One copy for each time an editor is opened: tabs never write over each other's, nor a reloaded tab over what it left
// behind. Whoever has a copy holds a lock of its name, so that a copy nobody holds was left behind. Knows no server.
'use client';

import { parseGraph } from '../../core/graph';
import type { UnsavedWork } from './autosave';

export interface LocalCopy extends UnsavedWork {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface LocalPlace {
  /** False when the browser has no room: then only the server can keep it. */
  keep(work: UnsavedWork): boolean;
  forget(): void;
  /** Says that somebody works here; until `release`. */
  hold(): void;
  release(): void;
}

const PREFIX = 'lensgraph.unsaved.';

let tab: string | undefined;

/** Another one each time a tab is loaded: a tab that is duplicated brings its storage along, and must not be taken for the first. */
export function tabId(): string {
  tab ??= crypto.randomUUID().slice(0, 8);
  return tab;
}

/** A place of its own for the unsaved work on a workflow. */
export function openLocalPlace(workflowId: string): LocalPlace {
  let key: string | undefined;
  let letGo: (() => void) | undefined;
  const own = (): string => {
    key ??= `${PREFIX}${workflowId}.${crypto.randomUUID().slice(0, 13)}`;
    return key;
  };
  return {
    keep(work) {
      try {
        localStorage.setItem(own(), JSON.stringify({ ...work, at: Date.now() }));
        return true;
      } catch (error) {
        if (error instanceof DOMException) return false;
        throw error;
      }
    },
    forget: () => localStorage.removeItem(own()),
    hold() {
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      void navigator.locks.request(own(), () => held);
    },
    release: () => letGo?.(),
  };
}

export const dropLocalCopy = (key: string): void => localStorage.removeItem(key);

/**
 * Tells of each copy of this workflow that nobody holds, newest first; of one that is held when its page is gone: a page
 * that is loaded again may meet the one it was. Until `signal`.
 */
export function findLeftBehind(workflowId: string, signal: AbortSignal, onFound: (copy: LocalCopy) => void): void {
  const copies = Object.keys(localStorage)
    .filter((key) => key.startsWith(`${PREFIX}${workflowId}.`))
    .flatMap((key) => readCopy(key) ?? [])
    .sort((a, b) => b.at - a.at);
  for (const { key } of copies) {
    const look = (): void => {
      const copy = readCopy(key);
      if (copy && !signal.aborted) onFound(copy);
    };
    navigator.locks.request(key, { signal }, look).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

function readCopy(key: string): LocalCopy | null {
  try {
    const json: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof json !== 'object' || json === null || !('revision' in json) || !('graph' in json) || !('at' in json))
      return null;
    const { graph } = parseGraph(json.graph);
    const { graph: sent } = parseGraph('sent' in json ? json.sent : null);
    return graph ? { key, revision: Number(json.revision), graph, sent, at: Number(json.at) } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
