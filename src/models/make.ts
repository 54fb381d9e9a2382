// Turns the files of a package into the ONNX bytes the catalogue promises. Knows no network and no disk.

import { createHash } from 'node:crypto';
import { LensgraphError } from '../core/errors';
import type { Making, PackageEntry } from './catalogue/entry';
import { convertGraphModel } from './tfjs/convert';
import { convertLayersModel } from './tfjs/layers/convert';
import { exportedBytes, exportedObject } from './tfjs/literal';

/** The paths of a package that making a model reads. */
export const filesOf = (making: Making): readonly string[] =>
  making.how === 'copy' ? [making.file] : [making.modelFile, ...making.weightFiles];

function make(name: string, making: Making, file: (path: string) => Buffer): Uint8Array {
  switch (making.how) {
    case 'copy':
      return file(making.file);
    case 'tfjs-graph': {
      const json: unknown = JSON.parse(file(making.modelFile).toString('utf8'));
      return convertGraphModel(name, json, Buffer.concat(making.weightFiles.map(file)), making.conversion);
    }
    case 'tfjs-layers-modules': {
      const text = (path: string) => file(path).toString('utf8');
      const weights = making.weightFiles.map((path) => exportedBytes(text(path)));
      return convertLayersModel(name, exportedObject(text(making.modelFile)), Buffer.concat(weights)).onnx;
    }
  }
}

/** The ONNX bytes of `entry`. Errors: `model_corrupt` if they are not exactly those the catalogue promises. */
export function makeModel({ card, making }: PackageEntry, files: ReadonlyMap<string, Buffer>): Uint8Array {
  const corrupt = (message: string) =>
    new LensgraphError('model_corrupt', { name: card.name }, { cause: new Error(message) });
  const onnx = make(card.name, making, (path) => {
    const bytes = files.get(path);
    if (!bytes) throw corrupt(`no ${path}`);
    return bytes;
  });
  const sha256 = createHash('sha256').update(onnx).digest('hex');
  if (sha256 !== card.sha256) throw corrupt(`converted to ${sha256}`);
  return onnx;
}
