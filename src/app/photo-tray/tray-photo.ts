// The words in which the tray speaks of chosen photos. Knows no screen and no server.
import type { LensgraphError } from '../../core/errors';

export type SendState = 'waiting' | 'sending' | 'sent' | 'refused';

/** Names a photo by the run it was sent for. */
export interface PhotoOfRun {
  readonly runId: string;
  readonly index: number;
}

export interface TrayPhoto {
  readonly id: string;
  readonly name: string;
  /** Null for a photo that the server has from an earlier run. */
  readonly file: File | null;
  /** Where the server has it from, if not from here. */
  readonly ofRun: PhotoOfRun | null;
  readonly state: SendState;
  /** Part of its bytes that is there, 0..1. */
  readonly progress: number;
  /** Its name at the server, once it is there. */
  readonly uploadId: string | null;
  /** Why the server would not have it. */
  readonly fault: LensgraphError | null;
}

/** A chosen file that was not taken, and why: broken, or the same photo as another one. */
export interface LeftOut {
  readonly id: string;
  readonly name: string;
  readonly file: File;
  readonly reason:
    | { readonly kind: 'fault'; readonly fault: LensgraphError }
    | { readonly kind: 'same'; readonly as: string };
}

export interface TrayState {
  readonly photos: readonly TrayPhoto[];
  readonly leftOut: readonly LeftOut[];
  /** Names of photos for which there was no room. */
  readonly beyond: readonly string[];
  /** Files still being looked at. */
  readonly reading: number;
  /** Why sending has paused; it goes on by itself. */
  readonly trouble: 'away' | LensgraphError | null;
  /** The run whose photos it was filled with. */
  readonly runId: string | null;
}

export const EMPTY_TRAY: TrayState = { photos: [], leftOut: [], beyond: [], reading: 0, trouble: null, runId: null };
