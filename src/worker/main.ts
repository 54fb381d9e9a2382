// Entry of the worker process that `npm start` forks, bundled to dist/worker.mjs. All it needs to know is in its environment.

import { runWorkerProcess } from './worker-process';

await runWorkerProcess({});
