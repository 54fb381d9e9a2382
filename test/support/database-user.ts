// A process of its own that opens the embedded database and stays, for tests that kill it. Argument: the data folder.
// Prints the database's address and whether this process started the server.
import { readEnv } from '../../src/env';
import { openDatabase } from '../../src/launch/postgres';

const database = await openDatabase(readEnv({ LENSGRAPH_DATA: process.argv[2] }));
console.log(JSON.stringify({ url: database.url, started: database.started }));
process.on('SIGTERM', async () => {
  await database.close();
  process.exit(0);
});
setInterval(() => undefined, 1000);
