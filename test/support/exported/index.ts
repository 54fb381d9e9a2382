// All of them, in the order of the table in docs/models.md.

import type { Exported } from './exported';
import { FRAMEWORKS } from './frameworks';
import { MAPS } from './maps';
import { OTHER_GRIDS } from './other-grids';
import { many } from './parts';
import { QUERIES } from './queries';
import { TEXT } from './text';
import { ULTRALYTICS } from './ultralytics';
import { VENDORS } from './vendors';
import { WHOLE_PHOTOS } from './whole-photos';
import { YOLO_FORKS } from './yolo-forks';

export type { Exported } from './exported';
export { exportedFile } from './exported';

export const EXPORTED: readonly Exported[] = [
  ...ULTRALYTICS,
  ...YOLO_FORKS,
  ...OTHER_GRIDS,
  ...QUERIES,
  ...FRAMEWORKS,
  ...VENDORS,
  ...WHOLE_PHOTOS,
  ...MAPS,
  ...TEXT,
];

/** A list of labels that fits no model above. */
export const OTHER_LABELS = many(40);
