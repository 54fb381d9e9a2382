// The 80 classes of COCO as most detectors number them: from 0, without the gaps of the dataset's own ids.

import { COCO_LABELS } from '../coco-labels';

export const COCO_80 = COCO_LABELS.map(([, label], classId) => ({ classId, label }));
