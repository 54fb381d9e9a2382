// `lensgraph bench`: how fast it is on this machine.
import { BENCH_NAMES, runBench } from '../../../test/bench/bench';
import { LensgraphError } from '../../core/errors';
import { readEnv } from '../../env';
import { defaultModels } from '../../models/catalogue';
import { EXIT, type ExitCode } from '../exit-codes';
import { ensureModel } from '../fetch-models';
import { columns, printJson, printLine } from '../output';
import { stopSignal } from '../stop';

/** Figures as lines `name.key value`. */
function lines(prefix: string, value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[prefix, String(value)]];
  return Object.entries(value).flatMap(([key, each]) => lines(prefix === '' ? key : `${prefix}.${key}`, each));
}

export async function benchCommand({
  only,
  json,
}: {
  readonly only?: string;
  readonly json?: true;
}): Promise<ExitCode> {
  if (only !== undefined && !BENCH_NAMES.includes(only)) {
    const reason = `There is no figure "${only}". Choose one of: ${BENCH_NAMES.join(', ')}.`;
    throw new LensgraphError('bad_request', { reason });
  }
  const env = readEnv();
  const { signal, ignore } = stopSignal();
  for (const name of defaultModels()) await ensureModel(name, env.data.models, signal);
  ignore(); // From here on Ctrl-C ends everything at once; what was started sees us gone.
  const report = await runBench(env, only, (name) => void process.stderr.write(`Measuring ${name} ...\n`));
  await (json ? printJson(report) : printLine(columns(lines('', report))));
  return EXIT.ok;
}
