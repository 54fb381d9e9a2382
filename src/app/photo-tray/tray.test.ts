// What becomes of chosen files: judged by their bytes, in the order of their names, at most 500, sent again after the line broke.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeFile } from './judge-file';
import { LineBroke } from './send-photo';
import { createTray, MAX_PHOTOS, type TrayWork } from './tray';

const APPLE = join(import.meta.dirname, '../../../test/fixtures/photos/apple.jpg');
const passes = (error: unknown) => error instanceof LineBroke;
const send: TrayWork['send'] = async (file) => ({ uploadId: `at-${file.name}`, fault: null });
const apple = async () => new Uint8Array(await readFile(APPLE));
const text = (words: string, name: string) => new File([words], name);

/** A small real PNG header with a number in it, so that no two are the same. */
const tiny = (n: number) =>
  new File(
    [
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
      new Uint8Array([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]),
      `${n}`,
    ],
    `photo ${n}.png`,
  );

const settled = async (tray: ReturnType<typeof createTray>) => {
  await expect
    .poll(() => tray.store.getState().photos.every(({ state }) => state === 'sent' || state === 'refused'), {
      timeout: 8_000,
    })
    .toBe(true);
  return tray.store.getState();
};

test('takes photos, leaves out what is none with the reason, and the same photo under another name', async () => {
  const bytes = await apple();
  const tray = createTray({ judge: judgeFile, send, passes });
  await tray.add([
    new File([bytes], 'b.jpg'),
    new File([bytes], 'copy of b.jpg'),
    text('hello', 'notes.jpg'),
    text('', 'nothing.jpg'),
    text('\0\0\0\x18ftypheic\0\0\0\0', 'IMG_1.heic'),
  ]);
  const { photos, leftOut } = await settled(tray);
  expect(photos.map(({ name, uploadId }) => [name, uploadId])).toEqual([['b.jpg', 'at-b.jpg']]);
  expect(leftOut.map(({ name, reason }) => [name, reason.kind === 'same' ? reason.as : reason.fault.code])).toEqual([
    ['copy of b.jpg', 'b.jpg'],
    ['IMG_1.heic', 'unsupported_image'],
    ['notes.jpg', 'not_an_image'],
    ['nothing.jpg', 'empty_file'],
  ]);
  tray.takeSame(leftOut[0]?.id ?? '');
  expect((await settled(tray)).photos).toHaveLength(2);
});

test('a photo over 25 MB is left out before a byte is sent', async () => {
  const large = new File([await apple(), new Uint8Array(25 * 1024 * 1024)], 'large.jpg');
  const { fault } = await judgeFile(large);
  expect(fault?.code).toBe('photo_too_large');
});

test('the first 500 by name are taken, the others named', async () => {
  const tray = createTray({ judge: judgeFile, send, passes });
  await tray.add(Array.from({ length: MAX_PHOTOS + 2 }, (_, index) => tiny(MAX_PHOTOS + 2 - index)));
  const { photos, beyond } = await settled(tray);
  expect(photos).toHaveLength(MAX_PHOTOS);
  expect(photos[1]?.name).toBe('photo 2.png');
  expect(beyond).toEqual(['photo 501.png', 'photo 502.png']);
});

test('goes on by itself when the line is back, with nothing lost and nothing sent twice', async () => {
  let away = true;
  const arrived: string[] = [];
  const tray = createTray({
    judge: judgeFile,
    passes,
    send: async (file) => {
      if (away) throw new LineBroke('no line');
      arrived.push(file.name);
      return { uploadId: file.name, fault: null };
    },
  });
  await tray.add([tiny(1), tiny(2), tiny(3), tiny(4)]);
  await expect.poll(() => tray.store.getState().trouble).toBe('away');
  expect(tray.store.getState().photos.map(({ state }) => state)).not.toContain('refused');
  away = false;
  tray.tryAgain();
  const { trouble } = await settled(tray);
  expect(trouble).toBeNull();
  expect(arrived.sort()).toEqual(['photo 1.png', 'photo 2.png', 'photo 3.png', 'photo 4.png']);
});

test('a photo taken away while it is sent is stopped', async () => {
  let stopped = false;
  const tray = createTray({
    judge: judgeFile,
    passes,
    send: (_file, _onProgress, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          stopped = true;
          reject(signal.reason);
        });
      }),
  });
  await tray.add([tiny(1)]);
  tray.remove(tray.store.getState().photos[0]?.id ?? '');
  await expect.poll(() => stopped).toBe(true);
  expect(tray.store.getState().photos).toEqual([]);
});

test('photos of a run take the place of those that are there, are not sent, and give way again; more can be added', async () => {
  const arrived: string[] = [];
  const tray = createTray({
    judge: judgeFile,
    passes,
    send: async (file) => {
      arrived.push(file.name);
      return { uploadId: file.name, fault: null };
    },
  });
  expect(tray.takeRun('r0', [{ index: 0, name: 'old.jpg' }])).toBeNull();
  tray.clear();
  await tray.add([tiny(1)]);
  await settled(tray);
  const putBack = tray.takeRun('r1', [
    { index: 0, name: 'a.jpg' },
    { index: 2, name: 'c.jpg' },
  ]);
  await tray.add([tiny(2)]);
  const { photos, runId } = await settled(tray);
  expect([runId, photos.map(({ name, ofRun, uploadId }) => ofRun?.index ?? uploadId ?? name)]).toEqual([
    'r1',
    [0, 2, 'photo 2.png'],
  ]);
  putBack?.();
  await tray.add([tiny(1)]);
  const before = await settled(tray);
  expect([before.runId, before.photos.map(({ name }) => name), before.leftOut.length]).toEqual([
    null,
    ['photo 1.png'],
    1,
  ]);
  expect(arrived).toEqual(['photo 1.png', 'photo 2.png']);
});
