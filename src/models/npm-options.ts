// The user's npm settings (registry, proxy, certificates, keys, cache), read by npm's own reader, so that models come
// from wherever the user's packages come from. Knows nothing of models.

import { resolve } from 'node:path';
import Config from '@npmcli/config';
import npm from '@npmcli/config/lib/definitions/index.js';

/** Options for pacote: .npmrc of the project, the user and the machine, and `npm_config_*` of the environment. */
export async function npmOptions(): Promise<Record<string, unknown>> {
  const config = new Config({
    ...npm,
    // Where npm keeps its built-in npmrc in the usual installation; it may be absent.
    npmPath: resolve(process.execPath, '../../lib/node_modules/npm'),
    // Our own command line is not npm's.
    argv: ['node', 'npm'],
    warn: false,
  });
  // npm passes its settings on to the scripts it runs; we run none and leave the environment alone.
  config.setEnvs = () => {};
  await config.load();
  return config.flat;
}
