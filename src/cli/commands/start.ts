// `lensgraph start`, which is `npm start`: everything on this machine, until Ctrl-C.
import { readEnv } from '../../env';
import { startLensgraph } from '../../launch/start';
import { EXIT, type ExitCode } from '../exit-codes';
import { prepareModels, prepareMore } from '../first-start-models';
import { printLine } from '../output';
import { stopSignal } from '../stop';

export async function startCommand(): Promise<ExitCode> {
  const env = readEnv();
  const { signal } = stopSignal();
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  const models = { dir: env.data.models, signal, tell };
  await startLensgraph({
    env,
    signal,
    onProgress: (text) => tell(`${text} ...`),
    onTrouble: tell,
    onReady: (url) => void printLine(`Lensgraph is ready at ${url}`),
    prepareModels: () => prepareModels(models),
    prepareMore: () => prepareMore(models),
  });
  return EXIT.ok;
}
