// Reads CenterNet: objects as peaks of a heat map. Sources: xingyizhou/CenterNet src/lib/models/decode.py (ctdet_decode:
// a peak is the greatest of its 3 x 3 neighbours; centre = cell + offset, half a cell without; size in cells) and
// 610265158/mobilenetv3_centernet (peaks picked inside; distances to the four sides in pixels).

import type { Box } from '../../core/data-types';
import type { DecoderCard } from '../model-file';
import { sigmoid } from './common/activations';
import { checkFinite, outputOf, sizesOf, unsupported } from './common/checks';
import { chosenRows } from './common/chosen-rows';
import { classesByColumn } from './common/columns';
import { boxReader, hasArea } from './common/read-box';
import { batchItems, cell, rowAt, startOf, tableOf } from './common/table';
import { surest } from './common/top';
import type { Decoded, InputSize, Output, Outputs } from './decoder';

interface HeatMap {
  readonly data: Output['data'];
  readonly batch: number;
  readonly classes: number;
  readonly rows: number;
  readonly columns: number;
}

/** Whether no neighbour of a cell is greater. `start`: the plane of its photo and class. */
function isPeak({ data, rows, columns }: HeatMap, start: number, x: number, y: number): boolean {
  const own = data[start + y * columns + x] ?? 0;
  for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
      if ((data[start + ny * columns + nx] ?? 0) > own) return false;
    }
  }
  return true;
}

interface Peak {
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

function peaksOf(
  map: HeatMap,
  item: number,
  shown: readonly unknown[],
  activate: (x: number) => number,
  floor: number,
): Peak[] {
  const peaks: Peak[] = [];
  const plane = map.rows * map.columns;
  for (let column = 0; column < map.classes; column++) {
    if (!shown[column]) continue;
    const start = (item * map.classes + column) * plane;
    for (let y = 0; y < map.rows; y++) {
      for (let x = 0; x < map.columns; x++) {
        const score = activate(map.data[start + y * map.columns + x] ?? 0);
        // A cell of nothing beside other cells of nothing is a peak too, but no object.
        if (score >= floor && score > 0 && isPeak(map, start, x, y)) peaks.push({ column, x, y, score });
      }
    }
  }
  return peaks;
}

/** Reads plane `n` of an output [batch, planes, rows, columns] at a cell. */
function planeReader(card: DecoderCard, role: string, output: Output, planes: number, map: HeatMap, item: number) {
  sizesOf(card, role, output, [map.batch, planes, map.rows, map.columns]);
  checkFinite(card, output.data);
  const start = item * planes * map.rows * map.columns;
  return (n: number, { x, y }: Peak) => output.data[start + (n * map.rows + y) * map.columns + x] ?? 0;
}

/** The box of a peak, in pixels of the input, whichever way the model gives its size. */
function boxMaker(
  outputs: Outputs,
  card: DecoderCard,
  size: InputSize,
  map: HeatMap,
  item: number,
): (peak: Peak) => Box {
  const [across, down] = [size.width / map.columns, size.height / map.rows];
  if (outputs.sides) {
    const side = planeReader(card, 'sides', outputs.sides, 4, map, item);
    return (peak) => {
      const [x, y] = [peak.x * across, peak.y * down];
      return [x - side(0, peak), y - side(1, peak), x + side(2, peak), y + side(3, peak)];
    };
  }
  const extent = planeReader(card, 'size', outputOf(outputs, 'size', card), 2, map, item);
  const offset = outputs.offset ? planeReader(card, 'offset', outputs.offset, 2, map, item) : () => 0.5;
  return (peak) => {
    const [x, y] = [peak.x + offset(0, peak), peak.y + offset(1, peak)];
    const [w, h] = [extent(0, peak) / 2, extent(1, peak) / 2];
    return [(x - w) * across, (y - h) * down, (x + w) * across, (y + h) * down];
  };
}

function decodeHeads(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const heat = outputOf(outputs, 'heatmap', card);
  const [batch = 0, classes = 0, rows = 0, columns = 0] = sizesOf(card, 'heatmap', heat, [
    'batch',
    'classes',
    'rows',
    'columns',
  ]);
  if (rows < 1 || columns < 1) throw unsupported(card, 'its heat map is empty');
  checkFinite(card, heat.data);
  const map: HeatMap = { data: heat.data, batch, classes, rows, columns };
  const shown = classesByColumn(card, classes);
  const activate = card.activation === 'sigmoid' ? sigmoid : (x: number) => x;
  return batchItems(batch, (item) => {
    const boxOf = boxMaker(outputs, card, size, map, item);
    const { kept, capped } = surest(peaksOf(map, item, shown, activate, floor));
    const proposals = kept.flatMap((peak) => {
      const known = shown[peak.column];
      const box = boxOf(peak);
      return known && hasArea(box) ? [{ ...known, score: peak.score, box }] : [];
    });
    return { kind: 'objects', proposals, capped };
  });
}

/**
 * `detections` [batch, rows, 6]: corners in pixels of the input, score, class. Or `heatmap` [batch, classes, rows,
 * columns] (0..1, or logits with the card's activation) with `size` [batch, 2, rows, columns] in cells and perhaps
 * `offset` of the same shape, or with `sides` [batch, 4, rows, columns]: distances from the cell to left, top, right and
 * bottom in pixels. Errors: `model_unsupported`, `non_finite_output`.
 */
export function decodeCenternet(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  if (!outputs.detections) return decodeHeads(outputs, card, size, floor);
  const table = tableOf(card, 'detections', outputs.detections);
  if (table.columns !== 6)
    throw unsupported(card, `its output "detections" has ${table.columns} columns where 6 are expected`);
  const read = boxReader(card.boxes ?? { format: 'xyxy', space: 'input' }, size);
  return batchItems(table.batch, (item) => {
    const start = startOf(table, item);
    return chosenRows(
      card,
      {
        rows: table.rows,
        score: (row) => cell(table, start, row, 4),
        classId: (row) => cell(table, start, row, 5),
        box: (row) => read(table.data, rowAt(table, start, row)),
      },
      floor,
    );
  });
}
