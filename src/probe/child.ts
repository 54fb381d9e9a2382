// Entry of the throw-away process that tries one model, or takes one out of a ZIP file: it has an empty folder, a bare environment and, where the system
// allows it, no network. It answers once and is ended.

import { inspect } from 'node:util';
import { asLensgraphError, LensgraphError } from '../core/errors';
import type { Outputs } from '../inference/decoders/decoder';
import { probeModel, timeModel } from '../inference/probe';
import { probeProviders } from '../inference/providers';
import { unzipModel } from '../models/import/import-model';
import { type ProbeFacts, probeOutput } from '../models/recognise/probe';
import { patternPixels } from './pattern';
import type { ChildJob, ProbeAnswer, ProbeJob } from './protocol';

const GREY = 128;

const send = (answer: ProbeAnswer) => process.send?.(answer);

const factsOf = (outputs: Outputs | undefined): ProbeFacts['grey'] =>
  Object.fromEntries(Object.entries(outputs ?? {}).map(([name, { dims, data }]) => [name, probeOutput(dims, data)]));

async function tried({ path, feeding, photo, limitMb }: ProbeJob): Promise<ProbeFacts | null> {
  const { width, height } = feeding?.input ?? { width: 1, height: 1 };
  const pixels = photo === null ? patternPixels(width, height) : new Uint8Array(Buffer.from(photo, 'base64'));
  const grey = new Uint8Array(width * height * 3).fill(GREY);
  const outputs = await probeModel(path, { feeding, photos: [grey, pixels], limitMb });
  if (outputs.length === 0) return null;
  const facts = { grey: factsOf(outputs[0]), photo: factsOf(outputs[1]) };
  const all = [...Object.values(facts.grey), ...Object.values(facts.photo)];
  if (!all.every((output) => output.isFinite)) throw new LensgraphError('non_finite_output', { name: 'model' });
  return facts;
}

async function answerTo(job: ChildJob): Promise<ProbeAnswer> {
  if (job.kind === 'unzip') return { kind: 'unzipped', unzipped: await unzipModel(job.path, job.onnxPath) };
  if (job.kind === 'engines') return { kind: 'engines', engines: await probeProviders() };
  if (job.kind === 'time') return { kind: 'times', milliseconds: await timeModel(job.path, job) };
  const start = performance.now();
  const facts = await tried(job);
  return { kind: 'facts', facts, milliseconds: performance.now() - start };
}

process.on('message', (job: ChildJob) => {
  answerTo(job).then(send, (error: unknown) => {
    const { code, params } = asLensgraphError(error);
    send({ kind: 'error', code, params, detail: inspect(error, { depth: 4 }) });
  });
});
process.on('disconnect', () => process.exit());
send({ kind: 'ready' });
