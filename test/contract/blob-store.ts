// What every blob store must do; a backend's own test file calls this with a way to make an empty one.
import { createHash, randomBytes } from 'node:crypto';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LensgraphError } from '../../src/core/errors';
import type { BlobStore } from '../../src/storage/blob-store';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** `leftovers`: how many unfinished pieces the store holds now. */
export function blobStoreContract(
  name: string,
  open: () => Promise<{ store: BlobStore; leftovers: () => Promise<number>; close: () => Promise<void> }>,
): void {
  describe(`blob store: ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let store: BlobStore;
    let folder: string;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
      folder = await mkdtemp(join(tmpdir(), 'lensgraph-blob-test-'));
    });
    afterAll(async () => {
      await opened.close();
      await rm(folder, { recursive: true });
    });
    const file = async (bytes: Uint8Array) => {
      const path = join(folder, randomBytes(6).toString('hex'));
      await writeFile(path, bytes);
      return path;
    };

    it('names a stream by the SHA-256 of its bytes and gives them back', async () => {
      const bytes = randomBytes(300_000);
      const blob = await store.putStream(Readable.from([bytes.subarray(0, 100_001), bytes.subarray(100_001)]));
      expect(blob).toMatchObject({ id: sha256(bytes), bytes: 300_000 });
      expect(Buffer.from(blob.header).equals(bytes.subarray(0, 65_536))).toBe(true);
      expect((await buffer(await store.read(blob.id))).equals(bytes)).toBe(true);
      expect((await readFile(await store.localPath(blob.id))).equals(bytes)).toBe(true);
    });

    it('keeps all of a short stream as its header, and an empty one', async () => {
      const short = await store.putStream(Readable.from([Buffer.from('abc')]));
      expect(Buffer.from(short.header).toString()).toBe('abc');
      const empty = await store.putStream(Readable.from([]));
      expect(empty).toMatchObject({ id: sha256(new Uint8Array()), bytes: 0 });
      expect(await store.has(empty.id)).toBe(true);
    });

    it('copies a file, or moves it', async () => {
      const [one, two] = [randomBytes(1000), randomBytes(1000)];
      const [copied, moved] = [await file(one), await file(two)];
      expect(await store.putFile(copied)).toEqual({ id: sha256(one), bytes: 1000 });
      expect(await store.putFile(moved, { move: true })).toEqual({ id: sha256(two), bytes: 1000 });
      expect([await exists(copied), await exists(moved)]).toEqual([true, false]);
      expect(await store.has(sha256(two))).toBe(true);
    });

    it('stores the same bytes once, also when many bring them at the same time', async () => {
      const bytes = randomBytes(50_000);
      const blobs = await Promise.all(Array.from({ length: 20 }, () => store.putStream(Readable.from([bytes]))));
      expect(new Set(blobs.map((blob) => blob.id))).toEqual(new Set([sha256(bytes)]));
      expect((await buffer(await store.read(sha256(bytes)))).equals(bytes)).toBe(true);
      expect(await opened.leftovers()).toBe(0);
    });

    it('refuses a stream past its limit and keeps nothing of it', async () => {
      const put = store.putStream(Readable.from([randomBytes(3_000_000)]), { limit: 2 * 1024 * 1024 });
      await expect(put).rejects.toMatchObject({ code: 'photo_too_large', params: { limit: 2 } });
      expect(await opened.leftovers()).toBe(0);
      const exact = await store.putStream(Readable.from([Buffer.alloc(5)]), { limit: 5 });
      expect(exact.bytes).toBe(5);
    });

    it('keeps nothing of a stream that breaks off', async () => {
      async function* broken() {
        yield Buffer.from('the beginning');
        throw new LensgraphError('bad_request', { reason: 'The upload broke off.' });
      }
      await expect(store.putStream(Readable.from(broken()))).rejects.toMatchObject({ code: 'bad_request' });
      expect(await store.has(sha256(Buffer.from('the beginning')))).toBe(false);
      expect(await opened.leftovers()).toBe(0);
    });

    it('says not_found for what it does not have, and for names that are no ids', async () => {
      for (const id of ['0'.repeat(64), '../../etc/passwd', '', 'A'.repeat(64)]) {
        await expect(store.read(id)).rejects.toMatchObject({ code: 'not_found' });
        await expect(store.localPath(id)).rejects.toMatchObject({ code: 'not_found' });
        expect(await store.has(id)).toBe(false);
      }
    });

    it('deletes, and does not mind what is gone', async () => {
      const { id } = await store.putStream(Readable.from([randomBytes(10)]));
      await store.delete(id);
      await store.delete(id);
      expect(await store.has(id)).toBe(false);
    });
  });
}
