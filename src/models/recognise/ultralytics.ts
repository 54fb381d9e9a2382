// Recognises what Ultralytics and YOLOv5 export by the metadata they write into the file, and says the rest by it.
// Sources: ultralytics/ultralytics, ultralytics/engine/exporter.py (metadata, names of inputs and outputs, nms and end2end),
// nn/modules/head.py, data/augment.py (classify_transforms), models/rtdetr/predict.py (stretched); ultralytics/yolov5, export.py.

import { jointsOf } from './coco-keypoints';
import { draftGuess, type Reading } from './draft';
import { type Evidence, metadataValue, rankOf, sizeAt } from './evidence';
import { type Guess, type Question, reason } from './guess';
import { IMAGENET, UNIT } from './values';

/** A selection inside keeps at most some hundred rows, a table has thousands. */
const MOST_ROWS = 1_000;
const BOX_SCORE_CLASS = 6;

type Task = 'detect' | 'segment' | 'pose' | 'obb' | 'classify';
const TASKS: readonly Task[] = ['detect', 'segment', 'pose', 'obb', 'classify'];

function sizeOf(evidence: Evidence): { width: number; height: number; isKnown: boolean } {
  const size = metadataValue(evidence.facts, 'imgsz');
  const [height, width] = Array.isArray(size) ? size : [size, size];
  const fits = typeof height === 'number' && typeof width === 'number' && height > 0 && width > 0;
  return fits ? { width, height, isKnown: true } : { width: 640, height: 640, isKnown: false };
}

function strideOf(evidence: Evidence): number {
  const stride = metadataValue(evidence.facts, 'stride');
  return typeof stride === 'number' && Number.isInteger(stride) && stride > 0 ? stride : 32;
}

/** What every task but `classify` shares: letterbox in the middle on grey, 0..1, red first. */
function letterboxed(evidence: Evidence) {
  const size = sizeOf(evidence);
  return {
    values: UNIT,
    resize: 'letterbox' as const,
    size,
    divisor: strideOf(evidence),
    defaults: { minScore: 0.25, iou: 0.7 },
  };
}

function keypointsOf({ facts }: Evidence): Partial<Reading['card']> {
  const shape = metadataValue(facts, 'kpt_shape');
  const [count] = Array.isArray(shape) ? shape : [];
  if (typeof count !== 'number' || count < 1) return {};
  return jointsOf(count);
}

/** True if the columns are those after a selection inside: by the metadata, else by few rows and no class columns. */
function isSelected(evidence: Evidence, columns: number | null, extra: number): boolean {
  const args = metadataValue(evidence.facts, 'args');
  if (metadataValue(evidence.facts, 'end2end') === true) return true;
  if (args instanceof Map && args.get('nms') === true) return true;
  const [first] = evidence.outputs;
  const rows = first ? sizeAt(evidence, first, 1) : null;
  return columns === BOX_SCORE_CLASS + extra && rows !== null && rows <= MOST_ROWS;
}

/** Ultralytics of any task, by its metadata. */
export function ultralyticsGuesses(evidence: Evidence): Guess[] {
  const { facts, names, outputs } = evidence;
  const [first, second] = outputs;
  const task = TASKS.find((each) => each === facts.metadata.task);
  const isTheirs = facts.metadata.author === 'Ultralytics' || facts.metadata.description?.startsWith('Ultralytics');
  if (!task || !isTheirs || !first) return [];
  const classes = names?.labels.length ?? null;
  const version = facts.metadata.version ?? '';
  const reasons = [reason('metadata', { exporter: `Ultralytics ${version}`.trim(), task })];
  const common = { certainty: 0.98, reasons, room: { classes, firstId: 0 as const } };
  if (task === 'classify') {
    return [
      draftGuess(evidence, {
        ...common,
        family: 'ultralytics-classify',
        outputs: { scores: first.name },
        values: UNIT,
        resize: 'centre-crop',
        cropShare: 1,
        size: sizeOf(evidence),
      }),
    ];
  }
  if (/rt-?detr/i.test(facts.metadata.description ?? '')) {
    return [
      draftGuess(evidence, {
        ...common,
        ...letterboxed(evidence),
        family: 'ultralytics-rtdetr',
        outputs: { raw: first.name },
        resize: 'stretch',
      }),
    ];
  }
  const points = task === 'pose' ? metadataValue(facts, 'kpt_shape') : null;
  const [count, numbers] = Array.isArray(points) ? points : [];
  const extra =
    task === 'segment'
      ? 32
      : task === 'obb'
        ? 1
        : typeof count === 'number' && typeof numbers === 'number'
          ? count * numbers
          : 0;
  const selected = isSelected(evidence, sizeAt(evidence, first, 2), extra);
  return [
    draftGuess(evidence, {
      ...common,
      ...letterboxed(evidence),
      family: selected ? 'ultralytics-nms' : 'ultralytics',
      task: task === 'segment' ? 'segment' : 'detect',
      outputs: {
        [selected ? 'detections' : 'raw']: first.name,
        ...(task === 'segment' && second && { protos: second.name }),
      },
      nms: selected ? 'done' : 'needed',
      card: { ...(task === 'obb' && { oriented: true }), ...(task === 'pose' && keypointsOf(evidence)) },
    }),
  ];
}

/** YOLOv5 (and early YOLOv8): stride and names, nothing else. The columns tell which. */
export function yolov5Guesses(evidence: Evidence): Guess[] {
  const { facts, names, outputs } = evidence;
  const [first, second] = outputs;
  if (!names || facts.metadata.author || facts.metadata.stride === undefined || !first) return [];
  const classes = names.labels.length;
  const common = {
    certainty: 0.95,
    reasons: [reason('metadata', { exporter: 'YOLOv5' })],
    room: { classes, firstId: 0 as const },
    nms: 'needed' as const,
    ...letterboxed(evidence),
  };
  if (rankOf(first) === 2) {
    return [
      draftGuess(evidence, {
        ...common,
        family: 'classifier',
        outputs: { scores: first.name },
        values: IMAGENET,
        resize: 'centre-crop',
        cropShare: 1,
        nms: 'done',
        activation: 'softmax',
      }),
    ];
  }
  const [rows, columns] = [sizeAt(evidence, first, 1), sizeAt(evidence, first, 2)];
  const protos = second && rankOf(second) === 4 ? second : null;
  const extra = protos ? (sizeAt(evidence, protos, 1) ?? 32) : 0;
  const ask: Question[] = [];
  if (columns === 5 + classes + extra) {
    const outputsByRole = { raw: first.name, ...(protos && { protos: protos.name }) };
    return [
      draftGuess(evidence, {
        ...common,
        family: 'yolov5',
        task: protos ? 'segment' : 'detect',
        outputs: outputsByRole,
        ask,
      }),
    ];
  }
  if (rows === 4 + classes + extra) {
    const outputsByRole = { raw: first.name, ...(protos && { protos: protos.name }) };
    const reasons = [reason('metadata', { exporter: 'YOLOv8' }), reason('dimensions', { columns: rows, classes })];
    return [
      draftGuess(evidence, {
        ...common,
        reasons,
        family: 'ultralytics',
        task: protos ? 'segment' : 'detect',
        outputs: outputsByRole,
      }),
    ];
  }
  return [];
}
