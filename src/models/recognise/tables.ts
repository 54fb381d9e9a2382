// Proposes what a single table of boxes may be where neither metadata nor names say: several families share these shapes,
// so every reading is a proposal that a person picks from. The probe run and the operations raise or sink a reading.
// Sources: as in ultralytics.ts; Megvii-BaseDetection/YOLOX, tools/export_onnx.py and yolox/models/yolo_head.py;
// RangiLyu/nanodet, nanodet/model/head/nanodet_plus_head.py (_forward_onnx).

import { draftGuess, type Reading } from './draft';
import { cellsOf, type Evidence, rankOf, sizeAt } from './evidence';
import { type Guess, LIKELY, type Reason, reason } from './guess';
import { probed } from './probe';
import { BYTES, IMAGENET_BYTES_BGR, UNIT } from './values';

const THREE = [8, 16, 32];
const FOUR = [8, 16, 32, 64];
const ANCHORS = 3;
const MOST_ROWS = 1_000;
/** LVIS, with the most classes of all, has 1,203. */
const MOST_COLUMNS = 1_300;
/** No reading of a shape is surer than this. */
const MOST = LIKELY - 0.01;
const NANODET_BINS = [8, 11];

type Proposal = Omit<Reading, 'reasons' | 'outputs' | 'certainty'> & {
  readonly role: string;
  readonly certainty: number;
  readonly also?: readonly Reason[];
};

const letterboxed = { resize: 'letterbox', divisor: 32, nms: 'needed' } as const;

/** Fits the labels beside the model: a reading whose classes are as many as there are labels is likelier. */
function agrees({ companions, names }: Evidence, classes: number | null): number {
  const count = (companions.labels ?? names)?.labels.length;
  if (count === undefined || classes === null) return 0;
  return count === classes ? 0.1 : -0.15;
}

/** [n, rows, columns] with a row per place of a grid. */
function byRows(
  evidence: Evidence,
  rows: number | null,
  columns: number | null,
  output: Evidence['outputs'][number],
): Proposal[] {
  if (columns === null || columns < 6) return [];
  const [cells3, cells4] = [cellsOf(evidence, THREE), cellsOf(evidence, FOUR)];
  const isOpen = rows === null || cells3 === null;
  const found: Proposal[] = [];
  const classes = columns - 5;
  const room = { classes, firstId: 0 as const };
  if (isOpen || rows === ANCHORS * cells3 || (cells4 !== null && rows === ANCHORS * cells4)) {
    found.push({ ...letterboxed, role: 'raw', family: 'yolov5', certainty: isOpen ? 0.5 : 0.62, room, values: UNIT });
  }
  if (isOpen || rows === cells3 || rows === cells4) {
    const runs = probed(evidence.probe, output.name);
    // Sizes come out of an exponential: in pixels once decoded, a few units before.
    const byRun = runs?.some(({ last }) => (last[2]?.max ?? 0) > 12) ?? null;
    const isDecoded = byRun ?? (output.madeBy.includes('Exp') || output.madeBy.includes('Mul'));
    const also = byRun === null ? [] : [reason('probe', { what: byRun ? 'boxes in pixels' : 'boxes in cells' })];
    const yolox = {
      ...letterboxed,
      role: 'raw',
      family: 'yolox' as const,
      room,
      values: BYTES,
      colour: 'bgr' as const,
      padAt: 'end' as const,
    };
    found.push({
      ...yolox,
      certainty: isOpen ? 0.45 : 0.6,
      also,
      card: isDecoded ? { boxes: { format: 'cxcywh', space: 'input' } } : {},
    });
    const bins = NANODET_BINS.filter((each) => columns > 4 * each);
    const isTheirs = evidence.photo.name === 'data';
    for (const each of bins) {
      const agreed = agrees(evidence, columns - 4 * each);
      // Eighty classes are what most have; a wrong number of bins gives an odd number of classes.
      const usual = columns - 4 * each === 80 ? 0.1 : 0;
      found.push({
        ...letterboxed,
        role: 'raw',
        family: 'nanodet',
        certainty: (isTheirs ? 0.6 : 0.35) + usual + (agreed > 0 ? 0.05 : 0),
        room: { classes: columns - 4 * each, firstId: 0 },
        values: IMAGENET_BYTES_BGR,
        colour: 'bgr',
        resize: 'stretch',
        card: { decoding: { regMax: each - 1 } },
        ask: ['resize'],
      });
    }
  }
  return found;
}

function bySelection(evidence: Evidence, rows: number | null, columns: number | null): Proposal[] {
  if (columns === null || rows === null || rows > MOST_ROWS || columns < 5 || columns > MOST_COLUMNS) return [];
  if (columns === cellsOf(evidence, THREE)) return [];
  const found: Proposal[] = [];
  if (columns === 6)
    found.push({
      role: 'detections',
      family: 'ultralytics-nms',
      certainty: 0.6,
      room: { classes: null, firstId: 0 },
      values: UNIT,
      resize: 'letterbox',
      divisor: 32,
    });
  if (rows <= 900 && columns >= 5)
    found.push({
      role: 'raw',
      family: 'ultralytics-rtdetr',
      certainty: columns === 6 ? 0.3 : 0.55,
      room: { classes: columns - 4, firstId: 0 },
      values: UNIT,
      resize: 'stretch',
      divisor: 32,
    });
  return found;
}

/** [n, 4 + classes, places]: Ultralytics' table stands on its side. */
function bySide(evidence: Evidence, rows: number | null, columns: number | null): Proposal[] {
  if (rows === null || rows < 5) return [];
  const cells = cellsOf(evidence, THREE);
  if (cells !== null && columns !== null && columns !== cells) return [];
  const certainty = cells === null || columns === null ? 0.55 : 0.65;
  return [
    {
      ...letterboxed,
      role: 'raw',
      family: 'ultralytics',
      certainty,
      room: { classes: rows - 4, firstId: 0 },
      values: UNIT,
    },
  ];
}

/** Two tables, boxes and scores, without names: YOLO-NAS as torch exports it. */
function twoTables(evidence: Evidence): Guess[] {
  const [boxes, scores] = evidence.outputs;
  if (!boxes || !scores || evidence.outputs.length !== 2 || rankOf(boxes) !== 3 || rankOf(scores) !== 3) return [];
  if (evidence.extras.length > 0 || sizeAt(evidence, boxes, 2) !== 4) return [];
  const rows = sizeAt(evidence, boxes, 1);
  const cells = cellsOf(evidence, THREE);
  if (rows === null || cells === null || rows !== cells || sizeAt(evidence, scores, 1) !== rows) return [];
  return [
    draftGuess(evidence, {
      ...letterboxed,
      family: 'yolo-nas',
      certainty: 0.6,
      reasons: [reason('dimensions', { dims: `[n, ${rows}, 4], [n, ${rows}, classes]` })],
      outputs: { boxes: boxes.name, scores: scores.name },
      room: { classes: sizeAt(evidence, scores, 2), firstId: 0 },
      values: UNIT,
      ask: ['family'],
    }),
  ];
}

export function tableGuesses(evidence: Evidence): Guess[] {
  const [output, second] = evidence.outputs;
  if (!output || evidence.extras.length > 0) return [];
  const isTable = rankOf(output) === 3 && evidence.photo.layout === 'nchw';
  const protos = second && evidence.outputs.length === 2 && rankOf(second) === 4 ? second : null;
  // Early YOLOv5 and some YOLOv7 put the three heads beside the table.
  const onlyHeads = evidence.outputs.slice(1).every((each) => rankOf(each) === 5);
  if (!isTable || (evidence.outputs.length > 1 && !protos && !onlyHeads)) return twoTables(evidence);
  const [rows, columns] = [sizeAt(evidence, output, 1), sizeAt(evidence, output, 2)];
  const proposals = [
    ...byRows(evidence, rows, columns, output),
    ...bySelection(evidence, rows, columns),
    ...bySide(evidence, rows, columns),
  ];
  return proposals.flatMap(({ role, also = [], certainty, ...reading }) => {
    const extra = protos ? (sizeAt(evidence, protos, 1) ?? 0) : 0;
    const segments = protos !== null;
    if (segments && !['yolov5', 'ultralytics', 'ultralytics-nms'].includes(reading.family)) return [];
    const classes = reading.room.classes === null ? null : reading.room.classes - extra;
    if (classes !== null && classes < 1) return [];
    const names = reason('dimensions', { dims: `[n, ${rows ?? '?'}, ${columns ?? '?'}]` });
    return [
      draftGuess(evidence, {
        ...reading,
        room: { ...reading.room, classes },
        certainty: Math.min(MOST, certainty + agrees(evidence, classes)),
        reasons: [names, ...also],
        outputs: { [role]: output.name, ...(protos && { protos: protos.name }) },
        task: segments ? 'segment' : 'detect',
        ask: ['family', ...(reading.ask ?? [])],
      }),
    ];
  });
}
