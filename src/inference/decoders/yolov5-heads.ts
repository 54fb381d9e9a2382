// Reads YOLOv5 and YOLOv7 whose heads come as they are, one output each, as YOLOv7's export without --grid gives them.
// Source: ultralytics/yolov5 models/yolo.py, Detect.forward; WongKinYiu/yolov7 models/yolo.py, IDetect.forward (the
// same arithmetic; their anchors differ, so the card should name them).

import type { DecoderCard } from '../model-file';
import { sigmoid } from './common/activations';
import { checkFinite, unsupported, wrongShape } from './common/checks';
import { batchItems, type Table } from './common/table';
import type { Decoded, InputSize, Output, Outputs } from './decoder';
import { yoloProposals } from './yolov5';

/** Widths and heights of YOLOv5's anchors by stride, in pixels (models/yolov5s.yaml). */
const YOLOV5_ANCHORS: readonly (readonly number[])[] = [
  [10, 13, 16, 30, 33, 23],
  [30, 61, 62, 45, 59, 119],
  [116, 90, 156, 198, 373, 326],
];

interface Head {
  readonly data: Output['data'];
  readonly batch: number;
  readonly anchors: readonly number[];
  readonly rows: number;
  readonly columns: number;
  /** Numbers per cell and anchor: box, objectness, classes. */
  readonly numbers: number;
  /** How far the next number of one cell is, and the next cell: the numbers stand first or last. */
  readonly numberStep: number;
  readonly cellStep: number;
}

/** [batch, anchors, rows, columns, numbers], or as the convolution leaves it [batch, anchors x numbers, rows, columns]. */
function headOf(card: DecoderCard, role: string, output: Output, anchors: readonly number[]): Head {
  checkFinite(card, output.data);
  const { dims, data } = output;
  const count = anchors.length / 2;
  if (dims.length === 5 && dims[1] === count) {
    const [batch = 0, , rows = 0, columns = 0, numbers = 0] = dims;
    return { data, batch, anchors, rows, columns, numbers, numberStep: 1, cellStep: numbers };
  }
  const [batch = 0, channels = 0, rows = 0, columns = 0] = dims;
  if (dims.length === 4 && channels % count === 0) {
    return { data, batch, anchors, rows, columns, numbers: channels / count, numberStep: rows * columns, cellStep: 1 };
  }
  throw wrongShape(card, role, output, `[batch, ${count}, rows, columns, 5 + classes]`);
}

/** Writes the decoded rows of one head for photo `item` into `out` from row `at` on: centre, size, then scores. */
function decodeHead(
  out: Float32Array,
  at: number,
  head: Head,
  item: number,
  size: InputSize,
  activate: (x: number) => number,
): number {
  const { data, anchors, rows, columns, numbers, numberStep, cellStep } = head;
  const [across, down] = [size.width / columns, size.height / rows];
  const count = anchors.length / 2;
  let to = at * numbers;
  for (let a = 0; a < count; a++) {
    const start = (item * count + a) * rows * columns * numbers;
    for (let y = 0, c = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++, c++, to += numbers) {
        const value = (n: number) => activate(data[start + c * cellStep + n * numberStep] ?? 0);
        out[to] = (value(0) * 2 - 0.5 + x) * across;
        out[to + 1] = (value(1) * 2 - 0.5 + y) * down;
        out[to + 2] = (value(2) * 2) ** 2 * (anchors[a * 2] ?? 0);
        out[to + 3] = (value(3) * 2) ** 2 * (anchors[a * 2 + 1] ?? 0);
        for (let n = 4; n < numbers; n++) out[to + n] = value(n);
      }
    }
  }
  return at + count * rows * columns;
}

/**
 * `head8`, `head16`, `head32` (`head64`): [batch, anchors, rows, columns, 5 + classes] by stride, logits where the card's
 * activation is the sigmoid, else 0..1; anchors in pixels from its `decoding.anchors`, finest head first; YOLOv5's
 * without.
 * Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeYolov5Heads(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const anchors = card.decoding?.anchors ?? YOLOV5_ANCHORS;
  const heads = ['head8', 'head16', 'head32', 'head64'].flatMap((role, i): Head[] => {
    const output = outputs[role];
    const own = anchors[i];
    if (!output) return [];
    if (!own) throw unsupported(card, `its card names no anchors for "${role}"`);
    return [headOf(card, role, output, own)];
  });
  const [first] = heads;
  if (!first) throw unsupported(card, 'it gave nothing for "head8"');
  const { batch, numbers } = first;
  if (numbers < 6 || heads.some((head) => head.batch !== batch || head.numbers !== numbers))
    throw unsupported(card, 'its heads do not fit each other');
  const activate = card.activation === 'sigmoid' ? sigmoid : (x: number) => x;
  const rows = heads.reduce((sum, head) => sum + (head.anchors.length / 2) * head.rows * head.columns, 0);
  return batchItems(batch, (item) => {
    const data = new Float32Array(rows * numbers);
    heads.reduce((at, head) => decodeHead(data, at, head, item, size, activate), 0);
    const table: Table = { data, batch: 1, rows, columns: numbers, rowStep: numbers, columnStep: 1 };
    return yoloProposals(table, { ...card, activation: 'none', boxes: null }, size, {
      item: 0,
      classes: numbers - 5,
      floor,
    });
  });
}
