// Are the packages of package-lock.json installed? npm leaves a list of what it installed in node_modules, last of all.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run.mjs';

const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** True if every package is there in its version; optional ones are for other machines, `dev` ones only for tests. */
export function arePackagesInstalled(root, { dev = false } = {}) {
  const installedList = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const installed = packagesOf(installedList);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found) return found.version === wanted.version;
    return wanted.optional || wanted.devOptional || (wanted.dev && !dev);
  });
}

/** `npm ci`; npm shows its own progress. */
export async function installPackages(root) {
  // npm tells its scripts where it lies; the same one is used again.
  const npm = process.env.npm_execpath;
  const isScript = npm?.endsWith('.js') || npm?.endsWith('.cjs');
  const [command, args] = isScript ? [process.execPath, [npm]] : ['npm', []];
  await runProgram('Installing the packages (npm ci)', command, [...args, 'ci', '--include=dev'], {
    cwd: root,
    loud: true,
  });
}
