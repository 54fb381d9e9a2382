// Bundles a TypeScript file of the tests so that a plain Node process can run it.
import { join } from 'node:path';
import { build } from 'esbuild';
import { readEnv } from '../../src/env';

/** Path of the runnable bundle of test/support/`name`.ts; it lies within the package, so that it finds its packages. */
export async function bundleScript(name: string): Promise<string> {
  const { packageRoot } = readEnv({});
  const outfile = join(packageRoot, 'node_modules', '.cache', 'lensgraph-test', `${name}-${process.pid}.mjs`);
  const entryPoints = [join(packageRoot, 'test', 'support', `${name}.ts`)];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}
