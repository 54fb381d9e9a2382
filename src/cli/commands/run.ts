// `lensgraph run WORKFLOW INPUT...`: a workflow over photos on this machine, without server, database or queue.
import type { Plan } from '../../core/plan';
import { readEnv } from '../../env';
import type { LogEntry } from '../../executor/types';
import { EXIT, type ExitCode } from '../exit-codes';
import { ensureModel } from '../fetch-models';
import { printJson, printLine } from '../output';
import { createProgress, durationWords, type Progress } from '../progress';
import { readWorkflow } from '../read-workflow';
import { checkFolder, keepFiles } from '../run/keep-files';
import { photoFiles } from '../run/photo-files';
import { printResults } from '../run/results-json';
import { runPhotos } from '../run/run-photos';
import { printSummary } from '../run/summary';
import { readSettings } from '../set-option';
import { problemLines } from '../show-problems';
import { stopSignal } from '../stop';

export interface RunOptions {
  readonly out: string;
  readonly set: readonly string[];
  readonly provider?: string;
  readonly json?: true;
}

/** Faults of the program itself; those of photos stand in the results. */
const OWN_FAULTS = ['step_failed', 'internal'];

export async function runCommand(workflow: string, inputs: readonly string[], options: RunOptions): Promise<ExitCode> {
  const env = readEnv();
  const { plan, problems } = await readWorkflow(workflow, readSettings(options.set), env);
  if (!plan) {
    await (options.json ? printJson({ problems }) : printLine(problemLines(problems)));
    return EXIT.workflowProblems;
  }
  const photos = await photoFiles(inputs);
  if (savesFiles(plan)) await checkFolder(options.out);
  const { signal } = stopSignal();
  for (const { name } of plan.models) await ensureModel(name, env.data.models, signal);

  const progress = createProgress();
  const loud = env.logLevel === 'debug' || env.logLevel === 'trace';
  const log = ({ level, message, nodeId, detail }: LogEntry) => {
    if (!loud && level !== 'error' && !OWN_FAULTS.includes(message)) return;
    progress.clear();
    process.stderr.write(`${[level, nodeId, message, detail].filter(Boolean).join(': ')}\n`);
  };
  const onPhoto = photoProgress(progress, photos.length);
  return runPhotos(plan, photos, { env, provider: options.provider, signal, log, onPhoto }, async (run) => {
    progress.clear();
    const files = await keepFiles(run.files, options.out);
    await (options.json ? printResults(plan, run, files) : printSummary(plan, run, files));
    return run.images.failed > 0 ? EXIT.photosFailed : EXIT.ok;
  }).finally(() => progress.clear());
}

const savesFiles = ({ steps }: Plan): boolean =>
  steps.some(({ outputs }) => Object.values(outputs).some(({ type }) => type === 'file'));

/** Photos done, and the time left at the pace so far, models loading included. */
function photoProgress(progress: Progress, total: number): (done: number) => void {
  const start = Date.now();
  progress.show(`0 of ${total} photos`);
  return (done) => {
    const left = ((Date.now() - start) / done) * (total - done);
    progress.show(done < total ? `${done} of ${total} photos, ${durationWords(left)} left` : 'Writing files');
  };
}
