// The photos someone chose for a run: judged, sent three at a time, sent again when the line was away. Holds files, never
// pixels. Knows no screen; what judges and what sends is handed in.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { asLensgraphError, LensgraphError } from '../../core/errors';
import type { Judged } from './judge-file';
import type { Sent } from './send-photo';
import { EMPTY_TRAY, type LeftOut, type TrayPhoto, type TrayState } from './tray-photo';

/** Photos of a run. */
export const MAX_PHOTOS = 500;
const AT_ONCE = 3;
const READ_AT_ONCE = 8;
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 10_000;
const PROGRESS_STEP = 0.05;

export interface TrayWork {
  readonly judge: (file: File) => Promise<Judged>;
  readonly send: (file: File, onProgress: (part: number) => void, signal: AbortSignal) => Promise<Sent>;
  /** What may pass by itself (the line, a full disk), so that sending goes on later. */
  readonly passes: (error: unknown) => boolean;
}

export interface Tray {
  readonly store: StoreApi<TrayState>;
  add(files: readonly File[]): Promise<void>;
  /** Takes a photo that was left out as the same as another. */
  takeSame(id: string): void;
  remove(id: string): void;
  forgetLeftOut(): void;
  clear(): void;
  /**
   * Puts photos of a run in place of what is there. Gives back how to undo it; null where nothing was there. Files that were
   * still being looked at do not come back.
   */
  takeRun(runId: string, photos: readonly { readonly index: number; readonly name: string }[]): (() => void) | null;
  /** The line may be back. */
  tryAgain(): void;
  close(): void;
}

const NEW = { file: null, ofRun: null, state: 'waiting', progress: 0, uploadId: null, fault: null } as const;

const byName = new Intl.Collator(undefined, { numeric: true });

export function createTray({ judge, send, passes }: TrayWork): Tray {
  const store = createStore<TrayState>(() => EMPTY_TRAY);
  const sending = new Map<string, AbortController>();
  const fingerprints = new Map<string, string>();
  let pause = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What is read in belongs to the tray as it was when it was added. */
  let generation = 0;

  const { getState, setState } = store;
  const change = (id: string, patch: Partial<TrayPhoto>) =>
    setState(({ photos }) => ({ photos: photos.map((photo) => (photo.id === id ? { ...photo, ...patch } : photo)) }));

  function take(file: File, fingerprint: string, id: string = crypto.randomUUID()): void {
    const { photos, beyond } = getState();
    if (photos.length >= MAX_PHOTOS) {
      setState({ beyond: [...beyond, file.name] });
      return;
    }
    if (!fingerprints.has(fingerprint)) fingerprints.set(fingerprint, id);
    setState({ photos: [...photos, { ...NEW, id, name: file.name, file }] });
  }

  function leave(file: File, reason: LeftOut['reason']): void {
    setState(({ leftOut }) => ({ leftOut: [...leftOut, { id: crypto.randomUUID(), name: file.name, file, reason }] }));
  }

  async function add(files: readonly File[]): Promise<void> {
    const mine = generation;
    const inOrder = [...files].sort((a, b) => byName.compare(pathOf(a), pathOf(b)));
    setState(({ reading }) => ({ reading: reading + inOrder.length, beyond: [] }));
    for (let at = 0; at < inOrder.length; at += READ_AT_ONCE) {
      const some = inOrder.slice(at, at + READ_AT_ONCE);
      const judged = await Promise.all(some.map((file) => judge(file).catch(unreadable)));
      if (mine !== generation) return;
      for (const [index, file] of some.entries()) {
        const { fault, fingerprint } = judged[index] ?? unreadable();
        const same = getState().photos.find(({ id }) => id === fingerprints.get(fingerprint));
        if (fault) leave(file, { kind: 'fault', fault });
        else if (same) leave(file, { kind: 'same', as: same.name });
        else take(file, fingerprint);
      }
      setState(({ reading }) => ({ reading: reading - some.length }));
      pump();
    }
  }

  function pump(): void {
    if (timer !== undefined) return;
    for (const photo of getState().photos) {
      if (sending.size >= AT_ONCE) return;
      if (photo.state === 'waiting' && !sending.has(photo.id)) void sendOne(photo);
    }
  }

  async function sendOne({ id, file }: TrayPhoto): Promise<void> {
    if (!file) return;
    const abort = new AbortController();
    sending.set(id, abort);
    change(id, { state: 'sending', progress: 0 });
    let told = 0;
    try {
      const { uploadId, fault } = await send(
        file,
        (progress) => {
          if (progress - told < PROGRESS_STEP) return;
          told = progress;
          change(id, { progress });
        },
        abort.signal,
      );
      pause = FIRST_PAUSE_MS;
      setState({ trouble: null });
      change(id, fault ? { state: 'refused', fault } : { state: 'sent', progress: 1, uploadId });
    } catch (error) {
      if (abort.signal.aborted) return;
      if (passes(error)) {
        change(id, { state: 'waiting', progress: 0 });
        waitAWhile(error);
      } else change(id, { state: 'refused', fault: asLensgraphError(error) });
    } finally {
      sending.delete(id);
      pump();
    }
  }

  function waitAWhile(error: unknown): void {
    setState({ trouble: error instanceof LensgraphError ? error : 'away' });
    if (timer !== undefined) return;
    timer = setTimeout(tryAgain, pause);
    pause = Math.min(pause * 2, LAST_PAUSE_MS);
  }

  function tryAgain(): void {
    clearTimeout(timer);
    timer = undefined;
    pump();
  }

  function become(state: TrayState): void {
    generation++;
    drop(getState().photos.map(({ id }) => id));
    clearTimeout(timer);
    timer = undefined;
    setState(state);
  }

  function drop(ids: readonly string[]): void {
    for (const id of ids) sending.get(id)?.abort();
    for (const [fingerprint, id] of fingerprints) if (ids.includes(id)) fingerprints.delete(fingerprint);
  }

  return {
    store,
    add,
    takeSame(id) {
      const same = getState().leftOut.find((each) => each.id === id);
      if (!same) return;
      setState(({ leftOut }) => ({ leftOut: leftOut.filter((each) => each !== same) }));
      take(same.file, id, id);
      pump();
    },
    remove(id) {
      drop([id]);
      setState(({ photos }) => ({ photos: photos.filter((photo) => photo.id !== id), beyond: [] }));
    },
    forgetLeftOut() {
      setState(({ photos }) => ({
        leftOut: [],
        beyond: [],
        photos: photos.filter(({ state }) => state !== 'refused'),
      }));
    },
    clear: () => become(EMPTY_TRAY),
    takeRun(runId, photos) {
      const before = getState();
      const known = [...fingerprints];
      const taken = photos.map(({ index, name }): TrayPhoto => {
        return { ...NEW, id: crypto.randomUUID(), name, ofRun: { runId, index }, state: 'sent', progress: 1 };
      });
      become({ ...EMPTY_TRAY, runId, photos: taken });
      if (before.photos.length === 0) return null;
      return () => {
        const again = before.photos.map((photo) =>
          photo.state === 'sending' ? { ...photo, state: 'waiting' as const, progress: 0 } : photo,
        );
        become({ ...before, photos: again, reading: 0 });
        for (const [fingerprint, id] of known) fingerprints.set(fingerprint, id);
        pump();
      };
    },
    tryAgain,
    close() {
      generation++;
      drop([...sending.keys()]);
      clearTimeout(timer);
    },
  };
}

/** With its folder, where a whole folder was chosen. */
const pathOf = (file: File): string => file.webkitRelativePath || file.name;

function unreadable(): Judged {
  return {
    fault: new LensgraphError('bad_request', { reason: 'The file could not be opened. It may have been moved.' }),
    fingerprint: crypto.randomUUID(),
  };
}
