// Corrections whose answer is late or lost make no conflict with oneself, and none is lost.
import { expect, test, vi } from 'vitest';
import { PATIENT } from '../../../../test/support/patience';
import { type CorrectionEdits, NO_EDITS } from '../../../core/corrections';
import { createCorrections, type SaveAnswer, type Stored, type Unsaved } from './corrections-store';

const START: Stored = { revision: 0, edits: NO_EDITS };
const without = (...removed: string[]): CorrectionEdits => ({ ...NO_EDITS, removed });

interface Sent {
  readonly revision: number;
  readonly removed: readonly string[];
  answer(answer: SaveAnswer): void;
}

function setUp() {
  const sent: Sent[] = [];
  let kept: Readonly<Record<number, Unsaved>> = {};
  const store = createCorrections({
    pauseMs: 5,
    save: (_, { revision }, { removed }) =>
      new Promise((answer) => {
        sent.push({ revision, removed, answer });
      }),
    keep: (unsaved) => {
      kept = unsaved;
    },
  });
  const remove = (id: string) => store.edit(0, START, (before) => ({ ...before, removed: [...before.removed, id] }));
  const nth = async (count: number): Promise<Sent> => {
    await vi.waitFor(() => expect(sent).toHaveLength(count), PATIENT);
    const [last] = sent.slice(-1);
    if (!last) throw new Error('nothing was sent');
    return last;
  };
  return { store, remove, nth, kept: () => kept, state: () => store.store.getState().entries[0]?.state };
}

const saved = (revision: number, ...removed: string[]): SaveAnswer => ({
  kind: 'saved',
  stored: { revision, edits: without(...removed) },
});
const conflict = (revision: number, ...removed: string[]): SaveAnswer => ({
  kind: 'conflict',
  theirs: { revision, edits: without(...removed) },
});

test('one at a time, each with the revision of the answer before', async () => {
  const { store, remove, nth, kept, state } = setUp();
  remove('a');
  const first = await nth(1);
  remove('b');
  await store.send(0);
  first.answer(saved(1, 'a'));
  const second = await nth(2);
  expect(second).toMatchObject({ revision: 1, removed: ['a', 'b'] });
  second.answer(saved(2, 'a', 'b'));
  await vi.waitFor(() => expect(state()).toBe('saved'), PATIENT);
  expect(kept()).toEqual({});
});

test('what a page sent before it was loaded again is its own, even when more was changed since', async () => {
  const before = setUp();
  before.remove('a');
  await before.nth(1);
  const after = setUp();
  after.store.restore(before.kept());
  after.remove('b');
  (await after.nth(1)).answer(conflict(1, 'a'));
  const again = await after.nth(2);
  expect(again).toMatchObject({ revision: 1, removed: ['a', 'b'] });
  again.answer(saved(2, 'a', 'b'));
  await vi.waitFor(() => expect(after.state()).toBe('saved'), PATIENT);
});

test('what somebody else stored is put to whoever corrects, and nothing is sent over it', async () => {
  const { remove, nth, store, state } = setUp();
  remove('mine');
  (await nth(1)).answer(conflict(3, 'theirs'));
  await vi.waitFor(() => expect(state()).toBe('conflict'), PATIENT);
  remove('mine too');
  store.resolve(0, 'mine');
  expect(await nth(2)).toMatchObject({ revision: 3, removed: ['mine', 'mine too'] });
});
