// Corrections by hand: what they make of the objects, and that every one of them can be taken back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, editCount, NO_EDITS } from '../../core/corrections';
import type { Box, Detection } from '../../core/data-types';
import { drawnBox, middleBox, moveBox, resizeBox } from './boxes';
import { addObject, type PhotoEdits, placeObject, removeObject, renameObject } from './edits';
import { record, redo, startHistory, undo } from './history';

const photo = { width: 400, height: 300 };
const found: readonly Detection[] = ['a', 'b', 'c'].map((id) => ({
  id,
  label: 'apple',
  classId: 3,
  score: 0.8,
  box: [0, 0, 10, 10],
}));
const applyPhotoEdits = (items: readonly Detection[], edits: PhotoEdits) =>
  applyEdits({ ...photo, items }, edits).items;
const labels = (edits: PhotoEdits) => applyPhotoEdits(found, edits).map(({ id, label }) => `${id} ${label}`);

test('removed, renamed and added objects', () => {
  const added = addObject(NO_EDITS, { id: 'user-1', label: 'pear', box: [1, 2, 3, 4] });
  const edits = renameObject(removeObject(added, 'a'), 'b', 'orange', 'apple');
  expect(labels(edits)).toEqual(['b orange', 'c apple', 'user-1 pear']);
  expect(editCount(edits)).toBe(3);
  expect(applyPhotoEdits(found, edits).at(-1)).toMatchObject({ score: 1, box: [1, 2, 3, 4] });
});

test('going back to the name it was found under, and removing what was added, is no correction', () => {
  expect(editCount(renameObject(renameObject(NO_EDITS, 'a', 'pear', 'apple'), 'a', 'apple', 'apple'))).toBe(0);
  expect(editCount(removeObject(addObject(NO_EDITS, { id: 'x', label: 'y', box: [0, 0, 1, 1] }), 'x'))).toBe(0);
  expect(removeObject(removeObject(NO_EDITS, 'a'), 'a').removed).toEqual(['a']);
});

test('ids and labels may be any text', () => {
  const edits = renameObject(NO_EDITS, '__proto__', 'constructor', 'apple');
  expect(applyPhotoEdits([{ ...found[0], id: '__proto__' } as Detection], edits)[0]?.label).toBe('constructor');
  expect(labels(renameObject(NO_EDITS, 'toString', 'x'))).toEqual(['a apple', 'b apple', 'c apple']);
});

test('any row of corrections, all taken back, gives the original; redone, the same again', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom('a', 'b', 'c', 'n1', 'n2') }),
    fc.record({ kind: fc.constant('rename' as const), id: fc.constantFrom('a', 'b', 'n1'), label: fc.string() }),
    fc.record({ kind: fc.constant('add' as const), id: fc.constantFrom('n1', 'n2', 'n3'), label: fc.string() }),
    fc.record({ kind: fc.constant('place' as const), id: fc.constantFrom('n1', 'n2'), x: fc.nat(300) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let history = startHistory(NO_EDITS);
      for (const each of steps) {
        const { now } = history;
        if (each.kind === 'remove') history = record(history, removeObject(now, each.id));
        else if (each.kind === 'rename') history = record(history, renameObject(now, each.id, each.label, 'apple'));
        else if (each.kind === 'place') history = record(history, placeObject(now, each.id, [each.x, 0, 400, 9]));
        else history = record(history, addObject(now, { id: each.id, label: each.label, box: [0, 0, 9, 9] }));
      }
      const last = history.now;
      const taken = history.past.length;
      while (history.past.length) history = undo(history);
      expect(applyPhotoEdits(found, history.now)).toEqual(found);
      for (let index = 0; index < taken; index += 1) history = redo(history);
      expect(history.now).toEqual(last);
    }),
    { numRuns: 200 },
  );
});

test('small steps of one move are taken back at once', () => {
  let history = record(startHistory(0), 1);
  history = record(history, 2, true);
  history = record(history, 3, true);
  expect(undo(history).now).toBe(0);
});

test('boxes by hand stay on the photo', () => {
  expect(drawnBox([90, 80], [10, 20], photo)).toEqual([10, 20, 90, 80]);
  expect(drawnBox([-50, -50], [1000, 1000], photo)).toEqual([0, 0, 400, 300]);
  expect(drawnBox([10, 10], [10.5, 200], photo)).toBeNull();
  const inside = ([x1, y1, x2, y2]: Box) => x1 >= 0 && y1 >= 0 && x2 <= 400 && y2 <= 300 && x1 < x2 && y1 < y2;
  const shift = fc.integer({ min: -900, max: 900 });
  fc.assert(
    fc.property(shift, shift, shift, shift, (dx, dy, grow, taller) => {
      const moved = moveBox(middleBox(photo), dx, dy, photo);
      return inside(moved) && inside(resizeBox(moved, grow, taller, photo));
    }),
  );
});
