// Bundles a TypeScript file of the tests so that a plain Node process can run it.
import { join } from 'node:path';
import { build } from 'esbuild';
import { readEnv } from '../../src/env';

/** Path of the runnable bundle of test/support/`name`.ts; it lies within the package, so that it finds its packages. */
export const bundleScript = (name: string): Promise<string> => bundleSource(`test/support/${name}.ts`);

/** As `bundleScript`, of any source file, named from the package's folder. */
export async function bundleSource(source: string): Promise<string> {
  const { packageRoot } = readEnv({});
  const name = source.replaceAll('/', '-').replace(/\.ts$/, '');
  const outfile = join(packageRoot, 'node_modules', '.cache', 'lensgraph-test', `${name}-${process.pid}.mjs`);
  const entryPoints = [join(packageRoot, source)];
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
