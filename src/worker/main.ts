// Entry of the worker process: `node dist/worker.mjs [--provider NAME] [--concurrency N]`. Everything else comes from the environment.

import { parseArgs } from 'node:util';
import { runWorkerProcess } from './worker-process';

const { values } = parseArgs({ options: { provider: { type: 'string' }, concurrency: { type: 'string' } } });
await runWorkerProcess({
  provider: values.provider,
  children: values.concurrency === undefined ? undefined : Number(values.concurrency),
});
