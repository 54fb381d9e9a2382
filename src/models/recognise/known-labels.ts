// Lists of labels so common that their length suggests them: a suggestion that a person confirms. Knows no files.

import { COCO_LABELS } from '../coco-labels';
import type { Label } from '../companions/label-values';

const VOC =
  'aeroplane bicycle bird boat bottle bus car cat chair cow diningtable dog horse motorbike person pottedplant sheep sofa train tvmonitor';

/** COCO's 80 in a row, from 0. */
export const COCO_IN_A_ROW: readonly Label[] = COCO_LABELS.map(([, label], classId) => ({ classId, label }));
/** COCO's 80 under their own ids, 1 to 90. */
export const COCO_BY_ID: readonly Label[] = COCO_LABELS.map(([classId, label]) => ({ classId, label }));
/** PASCAL VOC's 20 from 1; 0 is the background. */
export const VOC_LABELS: readonly Label[] = VOC.split(' ').map((label, i) => ({ classId: i + 1, label }));
