// Programs that tests need and npm does not bring: used where they are there, else installed, else asked for.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BuildError, runProgram } from './run.mjs';

const findProgram = (names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

/** Makes sure that one of `names` is on the PATH. `aptPackage` brings it on Debian. Throws BuildError with what to type. */
export async function ensureProgram({ names, aptPackage }, onProgress) {
  if (findProgram(names)) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && findProgram(['apt-get'])) {
    onProgress(`Installing ${aptPackage}`);
    const options = { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await runProgram('apt-get update', 'apt-get', ['update'], options);
    const install = ['install', '-y', '--no-install-recommends', aptPackage];
    await runProgram(`apt-get install ${aptPackage}`, 'apt-get', install, options);
  }
  if (findProgram(names)) return;
  throw new BuildError(
    `The tests need ${names[0]}, which is not there. Install it, for example: sudo apt-get install ${aptPackage}`,
  );
}
