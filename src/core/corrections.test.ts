// Corrections are told from what was found: whatever the order, they give the same objects, and none gives them all back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, correctionEdits, editCount, editsFault, NO_EDITS, tidyEdits } from './corrections';
import type { Detections } from './data-types';

const found: Detections = {
  width: 100,
  height: 80,
  items: [
    { id: 'o1', label: 'apple', classId: 3, score: 0.9, box: [0, 0, 10, 10] },
    { id: 'o2', label: 'orange', classId: 5, score: 0.6, box: [20, 0, 30, 10] },
  ],
};

describe('corrections', () => {
  it('remove, rename and add; a name that is known keeps its class', () => {
    const edits = correctionEdits.parse({
      removed: ['o1'],
      relabelled: { o2: 'apple' },
      added: [{ id: 'u1', label: ' pear\n', box: [50, 60, 40, 20] }],
    });
    expect(applyEdits(found, tidyEdits(found, edits)).items).toEqual([
      { id: 'o2', label: 'apple', classId: 3, score: 0.6, box: [20, 0, 30, 10], corrected: true },
      { id: 'u1', label: 'pear', classId: -1, score: 1, box: [40, 20, 50, 60], source: 'user' },
    ]);
    expect(editCount(edits)).toBe(3);
  });

  it('are none when nothing is different: a name given again, a removed object renamed, the same removed twice', () => {
    const edits = correctionEdits.parse({ removed: ['o1', 'o1'], relabelled: { o1: 'pear', o2: 'orange' } });
    expect(tidyEdits(found, edits)).toEqual({ removed: ['o1'], relabelled: {}, added: [] });
    expect(applyEdits(found, NO_EDITS)).toEqual(found);
  });

  it('cut frames at the edges of the photo and refuse those outside it', () => {
    const at = (box: number[]) => correctionEdits.parse({ added: [{ id: 'u1', label: 'pear', box }] });
    expect(tidyEdits(found, at([90, 70, 500, 500])).added[0]?.box).toEqual([90, 70, 100, 80]);
    expect(editsFault(found, at([90, 70, 500, 500]))).toBeNull();
    expect(editsFault(found, at([100, 0, 140, 20]))).toContain('does not lie on the photo');
    expect(() => at([0, 0, Number.NaN, 5])).toThrow();
    expect(() => at([0, 0, Number.POSITIVE_INFINITY, 5])).toThrow();
  });

  it('keep the count right whatever is edited', () => {
    const label = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() !== '' && !/\p{C}/u.test(text));
    const input = fc.record({
      removed: fc.subarray(['o1', 'o2']),
      relabelled: fc.dictionary(fc.constantFrom('o1', 'o2'), label),
      added: fc.uniqueArray(
        fc.record({ id: fc.stringMatching(/^u[a-z]{1,5}$/), label, box: fc.constant([1, 1, 9, 9]) }),
        {
          selector: ({ id }) => id,
        },
      ),
    });
    fc.assert(
      fc.property(input, (edits) => {
        const parsed = correctionEdits.parse(edits);
        const tidy = tidyEdits(found, parsed);
        expect(editsFault(found, parsed)).toBeNull();
        expect(applyEdits(found, tidy).items).toHaveLength(2 - edits.removed.length + edits.added.length);
        expect(tidyEdits(found, tidy)).toEqual(tidy);
      }),
    );
  });
});
