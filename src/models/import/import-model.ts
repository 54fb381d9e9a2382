// Importing a model as a use case without screens: a file comes in, and out come one ONNX file, what it says of itself,
// what it probably is, and what is left to ask; or one clear error. Runs nothing itself: whoever can, tries the model.

import { constants } from 'node:fs';
import { copyFile, open, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LensgraphError } from '../../core/errors';
import type { CardDraft } from '../card';
import { type CompanionFile, readCompanions } from '../companions/companions';
import { checkFacts } from '../onnx/check';
import type { OnnxFacts } from '../onnx/facts';
import { readOnnx } from '../onnx/read';
import type { Guess } from '../recognise/guess';
import type { ProbeFacts } from '../recognise/probe';
import { recognise } from '../recognise/recognise';
import { LARGEST_MODEL, unpackModel } from './archive';
import { teachableGuess } from './teachable-machine';
import { convertTfjs, teachableMetadata } from './tfjs';

export interface ImportOptions {
  /** The file as it was given: .onnx, or a ZIP file of a model and what belongs to it. Its name does not matter. */
  readonly path: string;
  /** Where the model is put. */
  readonly folder: string;
  /** Files given beside it. */
  readonly companions?: readonly CompanionFile[];
  /** Takes a ZIP file apart where a hostile one can do no harm; here, if left out. */
  readonly unzip?: typeof unzipModel;
  readonly onStage?: (stage: 'reading' | 'converting' | 'trying') => void;
  /** Runs the model at `path`, fed as `draft` says (null: no family that is known), where it can do no harm. */
  readonly probe?: (path: string, draft: CardDraft | null, facts: OnnxFacts) => Promise<ProbeFacts | null>;
}
export interface Imported {
  readonly path: string;
  readonly bytes: number;
  /** What it was before. */
  readonly format: 'onnx' | 'tfjs-graph' | 'tfjs-layers';
  readonly facts: OnnxFacts;
  /** The likeliest first; none where no family that is known fits. */
  readonly guesses: readonly Guess[];
  readonly companions: readonly CompanionFile[];
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await file.close();
  }
}

/** A ZIP file's model, put where it was wanted as ONNX, and the texts beside it. */
export type Unzipped = Pick<Imported, 'format' | 'companions'>;

/**
 * Puts the model in the ZIP file `path` to `onnxPath` as ONNX. Converting one of TensorFlow.js keeps this thread for
 * seconds. Errors: those of `unpackModel` and `convertTfjs`.
 */
export async function unzipModel(path: string, onnxPath: string): Promise<Unzipped> {
  const unpacked = await unpackModel(path, onnxPath);
  const { companions } = unpacked;
  if (unpacked.kind === 'onnx') return { format: 'onnx', companions };
  const { format, onnx } = convertTfjs(unpacked.modelJson, unpacked.shards);
  await writeFile(onnxPath, onnx);
  return { format, companions };
}

/** A guess where the files beside the model say everything. */
function knownGuess({ format, companions }: Unzipped): Guess | null {
  const teachable = format === 'tfjs-layers' ? teachableMetadata(companions) : null;
  return teachable && teachableGuess(teachable);
}

/**
 * The model that `options.path` is or holds, in `options.folder` as model.onnx.
 * Errors: those of `unpackModel`, `convertTfjs`, `readOnnx`, `checkFacts`, `readCompanions` and the probe, and
 * `model_too_large`.
 */
export async function importModel(options: ImportOptions): Promise<Imported> {
  const { path, folder, companions: given = [], probe, unzip = unzipModel, onStage = () => undefined } = options;
  const { size } = await stat(path);
  const tooLarge = () => new LensgraphError('model_too_large', { limit: LARGEST_MODEL / 1024 ** 2 });
  if (size > LARGEST_MODEL) throw tooLarge();
  const onnxPath = join(folder, 'model.onnx');
  onStage('reading');
  let unzipped: Unzipped = { format: 'onnx', companions: [] };
  if (await isZip(path)) {
    onStage('converting');
    unzipped = await unzip(path, onnxPath);
  } else await copyFile(path, onnxPath, constants.COPYFILE_FICLONE);
  const { format, companions: inside } = unzipped;
  const known = knownGuess(unzipped);
  const companions = [...given, ...inside];
  const facts = await readOnnx(onnxPath);
  checkFacts(facts);
  const read = readCompanions(known ? given : companions);
  const first = known ? [known] : recognise(facts, read);
  onStage('trying');
  const probed = probe ? await probe(onnxPath, first[0]?.draft ?? null, facts) : null;
  const guesses = known || !probed ? first : recognise(facts, read, probed);
  return { path: onnxPath, bytes: facts.bytes, format, facts, guesses, companions };
}
