// Entry of the web process. The launcher starts it and hears when it is ready; it also runs by itself.
import pino from 'pino';
import { asLensgraphError } from '../core/errors';
import { readEnv } from '../env';
import { openDatabase } from '../launch/postgres';
import { preparePages } from './pages';
import { startWeb } from './start-web';

const EXIT_ENVIRONMENT = 4;

async function main(): Promise<void> {
  const env = readEnv();
  const log = pino({ level: env.logLevel, name: 'web' }, pino.destination(2));
  const [database, pages] = await Promise.all([openDatabase(env), preparePages(env.packageRoot)]);
  const web = await startWeb(env, { databaseUrl: database.url, log, renderPage: pages.handle });

  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    await web.close();
    await pages.close();
    await database.close();
    process.exit(0);
  }
  const onStop = () => {
    stop().catch((error: unknown) => {
      log.error({ err: error }, 'The web process could not stop in order');
      process.exit(1);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, onStop);

  log.info({ url: web.url }, 'Web is ready');
  process.send?.({ kind: 'ready', url: web.url });
}

main().catch((error: unknown) => {
  const ours = asLensgraphError(error);
  process.send?.({ kind: 'failed', code: ours.code, message: ours.message });
  process.stderr.write(
    `${ours.code === 'internal' ? String(error instanceof Error ? error.stack : error) : ours.message}\n`,
  );
  process.exit(EXIT_ENVIRONMENT);
});
