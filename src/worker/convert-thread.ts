// Entry of a thread that turns the files of a package into a model of the catalogue: seconds of computing, in which the worker
// goes on saying that it is alive.

import { parentPort, workerData } from 'node:worker_threads';
import { packError } from '../executor/send-error';
import { catalogueEntry } from '../models/catalogue';
import { isPackageEntry } from '../models/catalogue/entry';
import { makeModel } from '../models/make';
import type { Converted, ToConvert } from './convert-in-thread';

function convert({ name, files }: ToConvert): Converted {
  try {
    const entry = catalogueEntry(name);
    if (!isPackageEntry(entry)) throw new Error(`"${name}" is of no package`);
    const buffers = files.map(([path, bytes]): [string, Buffer] => [path, Buffer.from(bytes)]);
    return { onnx: makeModel(entry, new Map(buffers)) };
  } catch (error) {
    return { error: packError(error) };
  }
}

parentPort?.postMessage(convert(workerData));
