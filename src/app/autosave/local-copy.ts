// What is not yet acknowledged by the server, kept in this browser, so that a crash or a reload loses nothing.
// One copy per workflow and tab; knows no server.
'use client';

import type { Graph } from '../../core/graph';
import { parseGraph } from '../../core/graph';

export interface LocalCopy {
  readonly key: string;
  /** The revision it was changed from. */
  readonly revision: number;
  readonly graph: Graph;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const PREFIX = 'lensgraph.unsaved.';
const TAB_KEY = 'lensgraph.tab';
/** Another tab that is alive saves within seconds; an older copy was left behind. */
const LEFT_BEHIND_MS = 15_000;

/** Stays the same when the tab is loaded again. */
export function tabId(): string {
  const known = sessionStorage.getItem(TAB_KEY);
  if (known) return known;
  const fresh = crypto.randomUUID().slice(0, 8);
  sessionStorage.setItem(TAB_KEY, fresh);
  return fresh;
}

const keyOf = (workflowId: string): string => `${PREFIX}${workflowId}.${tabId()}`;

/** False when the browser has no room: then only the server can keep it. */
export function keepLocalCopy(workflowId: string, revision: number, graph: Graph): boolean {
  try {
    localStorage.setItem(keyOf(workflowId), JSON.stringify({ revision, graph, at: Date.now() }));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

export function dropLocalCopy(workflowId: string, key = keyOf(workflowId)): void {
  localStorage.removeItem(key);
}

/** The newest copy of this workflow that was left behind, by this tab or by one that is gone. */
export function leftBehind(workflowId: string): LocalCopy | null {
  const own = keyOf(workflowId);
  const copies = Object.keys(localStorage)
    .filter((key) => key.startsWith(`${PREFIX}${workflowId}.`))
    .flatMap((key) => readCopy(key) ?? [])
    .filter((copy) => copy.key === own || Date.now() - copy.at > LEFT_BEHIND_MS);
  return copies.sort((a, b) => b.at - a.at)[0] ?? null;
}

function readCopy(key: string): LocalCopy | null {
  try {
    const json: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof json !== 'object' || json === null || !('revision' in json) || !('graph' in json) || !('at' in json))
      return null;
    const { graph } = parseGraph(json.graph);
    return graph ? { key, revision: Number(json.revision), graph, at: Number(json.at) } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
