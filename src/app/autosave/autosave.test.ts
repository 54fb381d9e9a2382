// A server that answers late, refuses or is away must not cost a change.

import { expect, test, vi } from 'vitest';
import { PATIENT } from '../../../test/support/patience';
import type { Graph } from '../../core/graph';
import { type Autosave, createAutosave, type SaveOutcome } from './autosave';

const graph = (name: string): Graph => ({ schemaVersion: 1, name, nodes: [], edges: [], layout: {} });

const saved = (revision: number): SaveOutcome => ({ kind: 'saved', revision, graph: graph('as the server has it') });
const CONFLICT: SaveOutcome = { kind: 'conflict', current: { graph: graph('theirs'), revision: 7 } };

interface Sent {
  readonly name: string;
  readonly revision: number;
  answer(outcome: SaveOutcome): void;
}

function setUp(): { autosave: Autosave; sent: Sent[]; kept: () => string | null } {
  const sent: Sent[] = [];
  let kept: string | null = null;
  const autosave = createAutosave({
    revision: 1,
    graph: graph('start'),
    quietMs: 5,
    retryMs: 5,
    send: (draft, revision) =>
      new Promise((answer) => {
        sent.push({ name: draft.name, revision, answer });
      }),
    keep: ({ graph: draft }) => {
      kept = draft.name;
      return true;
    },
    forget: () => {
      kept = null;
    },
  });
  return { autosave, sent, kept: () => kept };
}

const last = (sent: readonly Sent[]): Sent => {
  const one = sent.at(-1);
  if (!one) throw new Error('nothing was sent');
  return one;
};

test('what changes while a save is under way is saved after it, on the revision it gave', async () => {
  const { autosave, sent, kept } = setUp();
  autosave.changed(graph('a'));
  await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  autosave.changed(graph('b'));
  last(sent).answer(saved(2));
  await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENT);
  expect(kept()).toBe('b');
  expect(last(sent)).toMatchObject({ name: 'b', revision: 2 });
  last(sent).answer(saved(3));
  await vi.waitFor(() => expect(autosave.store.getState()).toMatchObject({ state: 'saved', revision: 3 }), PATIENT);
  expect(kept()).toBe(null);
});

test('a conflict stops saving and keeps what is here; resolved, it goes on from the other revision', async () => {
  const { autosave, sent, kept } = setUp();
  autosave.changed(graph('mine'));
  await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  last(sent).answer(CONFLICT);
  await vi.waitFor(() => expect(autosave.store.getState().state).toBe('conflict'), PATIENT);
  autosave.changed(graph('mine too'));
  expect(await autosave.flush()).toBe(false);
  expect(sent).toHaveLength(1);
  expect(kept()).toBe('mine too');
  autosave.rebase(graph('theirs'), 7);
  expect(kept()).toBe(null);
  autosave.changed(graph('after'));
  await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENT);
  expect(last(sent)).toMatchObject({ name: 'after', revision: 7 });
});

test('a server that is away is tried again until it is back', async () => {
  const { autosave, sent, kept } = setUp();
  autosave.changed(graph('a'));
  await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  last(sent).answer({ kind: 'away', answered: true });
  await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENT);
  expect(kept()).toBe('a');
  last(sent).answer(saved(2));
  await vi.waitFor(() => expect(autosave.store.getState().state).toBe('saved'), PATIENT);
});

test('flush sends at once and waits for the answer', async () => {
  const { autosave, sent } = setUp();
  autosave.changed(graph('a'));
  const done = autosave.flush();
  expect(sent).toHaveLength(1);
  last(sent).answer(saved(2));
  expect(await done).toBe(true);
  expect(await autosave.flush()).toBe(true);
  expect(sent).toHaveLength(1);
});

test('what got no answer is sent again as it was, before what is newer: it may have been saved', async () => {
  const { autosave, sent, kept } = setUp();
  autosave.changed(graph('a'));
  await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  autosave.changed(graph('b'));
  last(sent).answer({ kind: 'away', answered: false });
  await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENT);
  expect(last(sent)).toMatchObject({ name: 'a', revision: 1 });
  last(sent).answer(saved(2));
  await vi.waitFor(() => expect(sent).toHaveLength(3), PATIENT);
  expect(last(sent)).toMatchObject({ name: 'b', revision: 2 });
  expect(kept()).toBe('b');
});

test('what was changed back while its save got no answer is saved changed back', async () => {
  const { autosave, sent, kept } = setUp();
  const first = graph('first');
  autosave.rebase(first, 1);
  autosave.changed(graph('a'));
  await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  autosave.changed(first);
  last(sent).answer({ kind: 'away', answered: false });
  await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENT);
  last(sent).answer(saved(2));
  await vi.waitFor(() => expect(sent).toHaveLength(3), PATIENT);
  expect(last(sent)).toMatchObject({ name: 'first', revision: 2 });
  expect(kept()).toBe('first');
  last(sent).answer(saved(3));
  await vi.waitFor(() => expect(autosave.store.getState().state).toBe('saved'), PATIENT);
  expect(kept()).toBe(null);
});

test('changed and changed back before a save is saved already', async () => {
  const { autosave, sent, kept } = setUp();
  const first = graph('first');
  autosave.rebase(first, 1);
  autosave.changed(graph('a'));
  autosave.changed(first);
  await vi.waitFor(() => expect(autosave.store.getState().state).toBe('saved'), PATIENT);
  expect(kept()).toBe(null);
  expect(sent).toHaveLength(0);
});

test('of what is refused the server gets the newest to keep', async () => {
  const { autosave, sent } = setUp();
  autosave.changed(graph('mine'));
  await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  autosave.changed(graph('mine, further'));
  last(sent).answer(CONFLICT);
  await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENT);
  expect(last(sent)).toMatchObject({ name: 'mine, further', revision: 1 });
  last(sent).answer(CONFLICT);
  await vi.waitFor(() => expect(autosave.store.getState().state).toBe('conflict'), PATIENT);
});

test('where only the number went on there is no conflict: deleted and brought back, or saved without an answer', async () => {
  const { autosave, sent } = setUp();
  autosave.changed(graph('a'));
  await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENT);
  last(sent).answer({ kind: 'conflict', current: { graph: graph('start'), revision: 3 } });
  await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENT);
  expect(last(sent)).toMatchObject({ name: 'a', revision: 3 });
  last(sent).answer({ kind: 'away', answered: false });
  await vi.waitFor(() => expect(sent).toHaveLength(3), PATIENT);
  autosave.changed(graph('b'));
  last(sent).answer({ kind: 'conflict', current: { graph: graph('a'), revision: 4 } });
  await vi.waitFor(() => expect(sent).toHaveLength(4), PATIENT);
  expect(last(sent)).toMatchObject({ name: 'b', revision: 4 });
  last(sent).answer(saved(5));
  await vi.waitFor(() => expect(autosave.store.getState()).toMatchObject({ state: 'saved', revision: 5 }), PATIENT);
});
