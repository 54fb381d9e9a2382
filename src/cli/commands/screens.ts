// `lensgraph screens`: for whoever works on Lensgraph itself, so it is not in the help.
import { takeScreens } from '../../../test/screens/take';
import { readEnv } from '../../env';
import { EXIT, type ExitCode } from '../exit-codes';

export async function screensCommand({ only }: { readonly only?: string }): Promise<ExitCode> {
  await takeScreens(readEnv(), only, (file) => void process.stderr.write(`${file}\n`));
  return EXIT.ok;
}
