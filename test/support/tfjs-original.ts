// The originals of converted models, run by TensorFlow.js itself: what a conversion is compared with.

import { resolve } from 'node:path';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import { type io, setBackend } from '@tensorflow/tfjs-core';
import type { PackageEntry } from '../../src/models/catalogue/entry';
import { readPackageFiles } from '../../src/models/package-files';
import { tfjsModelSchema } from '../../src/models/tfjs/format';

const ROOT = resolve(import.meta.dirname, '../..');

/** How `entry` is converted. Errors: it is made in another way. */
export function graphMaking({ making }: PackageEntry) {
  if (making.how !== 'tfjs-graph') throw new Error('a graph model expected');
  return making;
}

/** TensorFlow.js on one thread of WebAssembly. */
export async function startTensorflow(): Promise<void> {
  setWasmPaths(`${resolve(ROOT, 'node_modules/@tensorflow/tfjs-backend-wasm/dist')}/`);
  setThreadsCount(1);
  await setBackend('wasm');
}

/** The graph model that `entry` is converted from. */
export async function loadOriginal(entry: PackageEntry): Promise<GraphModel> {
  const { modelFile, weightFiles } = graphMaking(entry);
  const files = await readPackageFiles(entry.source, [modelFile, ...weightFiles]);
  const json = JSON.parse(String(files.get(modelFile)));
  const weights = Buffer.concat(weightFiles.map((path) => files.get(path) ?? Buffer.alloc(0)));
  const weightSpecs = tfjsModelSchema
    .parse(json)
    .weightsManifest.flatMap((group): io.WeightsManifestEntry[] => group.weights);
  return loadGraphModel({
    load: async () => ({
      modelTopology: json.modelTopology,
      weightSpecs,
      weightData: new Uint8Array(weights).buffer,
    }),
  });
}
