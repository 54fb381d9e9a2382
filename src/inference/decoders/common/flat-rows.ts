// Objects of a whole batch in one list, each row naming its photo; and objects counted per photo in outputs of their
// own. Two forms in which models with selection inside answer.

import type { DecoderCard } from '../../model-file';
import type { Decoded, InputSize, Outputs } from '../decoder';
import { outputOf, sizesOf } from './checks';
import { chosenRows } from './chosen-rows';
import { type BoxReader, boxReader } from './read-box';
import { batchItems, cell, tableOf } from './table';

const CORNERS = { format: 'xyxy', space: 'input' } as const;

const readerOf = (card: DecoderCard, size: InputSize): BoxReader => boxReader(card.boxes ?? CORNERS, size);

/**
 * `detections` [objects, 7]: photo, x1, y1, x2, y2, then score and class at the columns given. As many photos as the
 * greatest photo number says, at least one: a batch whose last photos show nothing cannot be told from a smaller one,
 * so such a model takes one photo at a time.
 */
export function decodeFlatRows(
  outputs: Outputs,
  card: DecoderCard,
  size: InputSize,
  floor: number,
  columns: { readonly score: number; readonly classNumber: number },
): Decoded[] {
  const output = outputOf(outputs, 'detections', card);
  const [rows = 0] = sizesOf(card, 'detections', output, ['objects', 7]);
  const table = tableOf(card, 'detections', { dims: [1, rows, 7], data: output.data });
  const read = readerOf(card, size);
  const at = (row: number, column: number) => cell(table, 0, row, column);
  const photos: number[][] = [[]];
  for (let row = 0; row < rows; row++) {
    const photo = at(row, 0);
    // Models pad with photo -1; a number beyond all rows is none of a photo either.
    if (!Number.isInteger(photo) || photo < 0 || photo > rows) continue;
    while (photos.length <= photo) photos.push([]);
    photos[photo]?.push(row);
  }
  return photos.map((own) => {
    const rowOf = (i: number) => own[i] ?? 0;
    return chosenRows(
      card,
      {
        rows: own.length,
        score: (i) => at(rowOf(i), columns.score),
        classId: (i) => at(rowOf(i), columns.classNumber),
        box: (i) => read(table.data, rowOf(i) * 7 + 1),
      },
      floor,
    );
  });
}

/** `count` [batch, 1], `boxes` [batch, most, 4], `scores` and `classes` [batch, most]; rows past the count are padding. */
export function decodeCounted(outputs: Outputs, card: DecoderCard, size: InputSize, floor: number): Decoded[] {
  const [count, boxes, scores, classes] = (['count', 'boxes', 'scores', 'classes'] as const).map((role) =>
    outputOf(outputs, role, card),
  );
  if (!count || !boxes || !scores || !classes) return [];
  const [batch = 0, most = 0] = sizesOf(card, 'boxes', boxes, ['batch', 'most', 4]);
  sizesOf(card, 'count', count, [batch, 1]);
  sizesOf(card, 'scores', scores, [batch, most]);
  sizesOf(card, 'classes', classes, [batch, most]);
  const read = readerOf(card, size);
  return batchItems(batch, (item) =>
    chosenRows(
      card,
      {
        rows: Math.max(0, Math.min(count.data[item] ?? 0, most)),
        score: (row) => scores.data[item * most + row] ?? 0,
        classId: (row) => classes.data[item * most + row] ?? 0,
        box: (row) => read(boxes.data, (item * most + row) * 4),
      },
      floor,
    ),
  );
}
