// Ends this child when its parent is gone. A thread of its own, because a spinning model never lets the main thread see the disconnect.

import { Worker } from 'node:worker_threads';

const CHECK_MS = 500;

/** Starts the watch. The thread only compares the parent's pid and kills its own process when it changes. */
export function watchParent(): void {
  const parent = process.ppid;
  const watch = new Worker(
    `const { parent, every } = require('node:worker_threads').workerData;
     setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, every);`,
    { eval: true, workerData: { parent, every: CHECK_MS } },
  );
  watch.unref();
}
