// A process of its own that takes jobs and never ends them, for tests that kill it. Bundled and started by the queue suite.
// Arguments: kind, url, queue name. Prints the id of each job it has begun.
import { openQueue } from '../../src/queue/open-queue';

const [kind, url = '', name = ''] = process.argv.slice(2);
const queue = await openQueue(kind === 'redis' ? { kind, url } : { kind: 'postgres', url }, name, (error) => {
  console.error(error);
});
await queue.process(
  async (job) => {
    console.log(job.id);
    await new Promise(() => undefined);
  },
  { concurrency: 1 },
);
setInterval(() => undefined, 1000);
