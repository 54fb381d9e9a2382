// A process that stores a run and dies of kill -9 before it could tell the queue. Gets the arguments of `createRun` as JSON.
import { openDb } from '../../src/db/client';
import { createRun, type NewRun } from '../../src/db/create-run';

const [, , url = '', input = ''] = process.argv;
// The test wrote it by the same type.
await createRun(openDb(url), JSON.parse(input) as NewRun);
process.kill(process.pid, 'SIGKILL');
