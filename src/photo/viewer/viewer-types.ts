// What the viewer is given and what it tells. Knows no run, no server and no saving.

import type { Box } from '../../core/data-types';
import type { PhotoArea, PhotoObject } from '../photo-object';

export interface ViewerPhoto {
  readonly index: number;
  readonly name: string;
  /** The photo itself, without marks. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly objects: readonly PhotoObject[];
  readonly areas?: readonly PhotoArea[];
  /** The number of this photo, perhaps with its unit; null where nothing is counted. */
  readonly number: number | string | null;
  /** What the number says; "found" unless told. */
  readonly words?: string;
  readonly corrected: number;
  /** What should be known of it, in words. */
  readonly warnings?: readonly string[];
  /** Why there are no objects to show, in words. */
  readonly message?: string;
}

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface ViewerEditing {
  /** Names to choose from. */
  readonly labels: readonly string[];
  readonly onRemove: (id: string) => void;
  readonly onRename: (id: string, label: string) => void;
  /** Answers the id of the new object. */
  readonly onAdd: (box: Box, label: string) => string;
  /** `merge`: goes on with the last move. */
  readonly onPlace: (id: string, box: Box, merge: boolean) => void;
  /** Ids of what people added: these can be moved. */
  readonly isAdded: (id: string) => boolean;
  readonly onUndo: (() => void) | null;
  readonly onRedo: (() => void) | null;
  readonly state: SaveState;
  readonly onConflict: (keep: 'mine' | 'theirs') => void;
  readonly onSaveAgain: () => void;
}

export interface ViewerLimit {
  readonly value: number;
  readonly usual: number;
  readonly min: number;
  readonly onChange: (value: number) => void;
}
