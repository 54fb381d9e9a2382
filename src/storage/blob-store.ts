// What Lensgraph asks of a blob store: bytes named by their SHA-256, written whole or not at all. Knows no backend, and
// nothing of what the bytes are.
import type { Readable } from 'node:stream';

/** How much of a stream's beginning `putStream` keeps for who wants to look at it without reading it again. */
export const HEADER_BYTES = 65_536;

export interface StoredBlob {
  /** SHA-256 of the bytes, hex. */
  readonly id: string;
  readonly bytes: number;
}

export interface BlobStore {
  /** Stores a copy of a file; with `move` the file itself, which is gone from `path` then. */
  putFile(path: string, options?: { move?: boolean }): Promise<StoredBlob>;
  /**
   * Stores what a stream holds. `header` is its first 64 KB. Throws `photo_too_large` past `limit` bytes, `storage_full`
   * when the disk is, and what the stream throws; nothing of it stays then.
   */
  putStream(stream: Readable, options?: { limit?: number }): Promise<StoredBlob & { header: Uint8Array }>;
  has(id: string): Promise<boolean>;
  /** The bytes of a blob; `not_found` when there is none of that id. */
  read(id: string): Promise<Readable>;
  /** A path on this machine with the blob's bytes, to be read only; `not_found` when there is none. */
  localPath(id: string): Promise<string>;
  /** Removes a blob; no news when it is not there. */
  delete(id: string): Promise<void>;
}

const ID = /^[0-9a-f]{64}$/;

/** Can `id` name a blob at all? Anything else never reaches a path. */
export function isBlobId(id: string): boolean {
  return ID.test(id);
}
