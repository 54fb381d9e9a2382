// Corrections that are not on the server yet, kept in this browser by run.
import { z } from 'zod';
import { correctionEdits } from '../../../core/corrections';
import type { Unsaved } from './corrections-store';

const unsaved = z.record(
  z.coerce.number().int(),
  z.object({ revision: z.number().int(), edits: correctionEdits, sent: correctionEdits.nullable().default(null) }),
);
const keyOf = (runId: string): string => `lensgraph.corrections.${runId}`;

export function readUnsaved(runId: string): Readonly<Record<number, Unsaved>> {
  const text = localStorage.getItem(keyOf(runId));
  if (!text) return {};
  try {
    return unsaved.parse(JSON.parse(text));
  } catch {
    // Written by another version, or cut off: what cannot be read cannot be sent.
    localStorage.removeItem(keyOf(runId));
    return {};
  }
}

export function keepUnsaved(runId: string, entries: Readonly<Record<number, Unsaved>>): void {
  if (Object.keys(entries).length === 0) localStorage.removeItem(keyOf(runId));
  else localStorage.setItem(keyOf(runId), JSON.stringify(entries));
}
