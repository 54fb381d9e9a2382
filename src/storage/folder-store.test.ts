import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { blobStoreContract } from '../../test/contract/blob-store';
import { openFolderStore } from './folder-store';

const folders: string[] = [];
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph-blobs-'));
  folders.push(folder);
  return folder;
};

blobStoreContract('folder', async () => {
  const root = await mkdtemp(join(tmpdir(), 'lensgraph-blobs-'));
  return {
    store: await openFolderStore(root),
    leftovers: async () => (await readdir(join(root, 'tmp'))).length,
    close: () => rm(root, { recursive: true }),
  };
});

describe('folder store', () => {
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  it('puts a blob two folders deep, so that no folder grows large', async () => {
    const root = await newFolder();
    const store = await openFolderStore(root);
    const { id } = await store.putStream(Readable.from([Buffer.from('abc')]));
    expect(await store.localPath(id)).toBe(join(root, 'ba', '78', id));
  });

  it('clears away what killed processes left, but not what others are writing', async () => {
    const root = await newFolder();
    await openFolderStore(root);
    const [old, fresh] = [join(root, 'tmp', 'old'), join(root, 'tmp', 'fresh')];
    for (const path of [old, fresh]) await writeFile(path, 'half a photo');
    const hoursAgo = new Date(Date.now() - 3 * 60 * 60 * 1000);
    await utimes(old, hoursAgo, hoursAgo);
    await openFolderStore(root);
    expect(await readdir(join(root, 'tmp'))).toEqual(['fresh']);
  });
});
