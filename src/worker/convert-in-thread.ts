// Converts a model of the catalogue in a thread of its own. Knows no network and no disk.

import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { unpackError } from '../executor/send-error';
import type { SentError } from '../executor/types';
import type { Make } from '../models/fetch';

export interface ToConvert {
  readonly name: string;
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[];
}
export type Converted = { readonly onnx: Uint8Array } | { readonly error: SentError };

export const convertScript = (packageRoot: string): string => join(packageRoot, 'dist', 'convert-thread.mjs');

/** `script`: the bundle of convert-thread.ts. Errors of what it gives: those of `makeModel`. */
export const convertInThread =
  (script: string): Make =>
  ({ card: { name } }, files) =>
    new Promise((resolve, reject) => {
      const workerData: ToConvert = { name, files: [...files] };
      const thread = new Worker(script, { workerData });
      thread.once('message', (converted: Converted) => {
        if ('onnx' in converted) resolve(converted.onnx);
        else reject(unpackError(converted.error));
      });
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`the converting thread ended (${code})`)));
    });
