// Objects of a whole batch in one list, each row naming its photo; and objects counted per photo in outputs of their
// own. Two forms in which models with selection inside answer.

import type { DecoderCard } from '../../model-file';
import type { Decoded, InputSize, Outputs, Proposal } from '../decoder';
import { type BoxReader, boxReader } from './box-reader';
import { checkFinite, outputOf, sizesOf } from './checks';
import { rowReader } from './rows';
import { batchItems, cell, tableOf } from './table';
import { objects } from './top';

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
  const toProposal = rowReader(card, floor);
  const photos: Proposal[][] = [[]];
  for (let row = 0; row < rows; row++) {
    const at = (column: number) => cell(table, 0, row, column);
    const photo = at(0);
    if (!Number.isInteger(photo) || photo < 0 || photo > rows) continue;
    const box = read(at(1), at(2), at(3), at(4));
    const proposal = toProposal({ score: at(columns.score), classNumber: at(columns.classNumber), box });
    while (photos.length <= photo) photos.push([]);
    if (proposal) photos[photo]?.push(proposal);
  }
  return photos.map((found) => objects(found));
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
  for (const { data } of [boxes, scores, classes]) checkFinite(card, data);
  const read = readerOf(card, size);
  const toProposal = rowReader(card, floor);
  return batchItems(batch, (item) => {
    const found: Proposal[] = [];
    for (let row = 0; row < Math.min(count.data[item] ?? 0, most); row++) {
      const i = item * most + row;
      const side = (n: number) => boxes.data[i * 4 + n] ?? 0;
      const box = read(side(0), side(1), side(2), side(3));
      const proposal = toProposal({ score: scores.data[i] ?? 0, classNumber: classes.data[i] ?? 0, box });
      if (proposal) found.push(proposal);
    }
    return objects(found);
  });
}
