// `lensgraph start`, which is `npm start`: everything on this machine, until Ctrl-C.
import { readEnv } from '../../env';
import { startLensgraph } from '../../launch/start';
import { defaultModels } from '../../models/catalogue';
import { EXIT, type ExitCode } from '../exit-codes';
import { ensureModel } from '../fetch-models';
import { printLine } from '../output';
import { stopSignal } from '../stop';

export async function startCommand(): Promise<ExitCode> {
  const env = readEnv();
  const { signal } = stopSignal();
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  await startLensgraph({
    env,
    signal,
    onProgress: (text) => tell(`${text} ...`),
    onTrouble: tell,
    onReady: (url) => void printLine(`Lensgraph is ready at ${url}`),
    prepareModels: async () => {
      for (const name of defaultModels()) await ensureModel(name, env.data.models, signal, { verify: true });
    },
  });
  return EXIT.ok;
}
