// The model that looks at photos for teaching: cut out of one of the catalogue once and kept beside the models.

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFile } from '../executor/types';
import { BACKBONE, type Backbone, featuresModel, openBackbone } from '../models/teach/backbone';

export interface Eye {
  readonly backbone: Backbone;
  /** Gives the features of photos. */
  readonly features: ModelFile;
}

const opened = new Map<string, Promise<Eye>>();

async function cutOut(onnx: string, models: string): Promise<Eye> {
  const backbone = await openBackbone(await readFile(onnx));
  const { bytes, card } = featuresModel(backbone);
  const folder = join(models, '.eye');
  const path = join(folder, `${card.sha256}.onnx`);
  const there = await stat(path).catch(() => null);
  if (there?.size !== card.bytes) {
    await mkdir(folder, { recursive: true });
    const temporary = join(folder, randomUUID());
    await writeFile(temporary, bytes, { flush: true });
    await rename(temporary, path);
  }
  return { backbone, features: { path, card } };
}

/** `models`: the folder of all models. Throws what `model` throws where the backbone cannot be had. */
export async function openEye(model: (name: string) => Promise<ModelFile>, models: string): Promise<Eye> {
  const { path } = await model(BACKBONE);
  let eye = opened.get(path);
  if (!eye) {
    eye = cutOut(path, models);
    eye.catch(() => opened.delete(path));
    opened.set(path, eye);
  }
  return eye;
}
