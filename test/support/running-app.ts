// A web server and a worker with the real model, spoken to as the pages do: uploads by form, the rest by tRPC.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import pino from 'pino';
import type { AppRouter } from '../../src/server/trpc/app-router';
import { type RunningWorker, startWorker } from '../../src/worker/start-worker';
import { photoForm, startTestApi, type TestApi } from './api';
import { firstStartModels, TEST_MODELS } from './models';
import { ROOT } from './sources';

export interface Photo {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RunningApp {
  readonly api: TestApi;
  readonly worker: RunningWorker;
  readonly trpc: TRPCClient<AppRouter>;
  upload(photos: readonly Photo[]): Promise<{ uploadId: string; error?: { code: string; message: string } }[]>;
  /** The run when it has ended, with no recount on its way. */
  settled(runId: string): Promise<Awaited<ReturnType<TRPCClient<AppRouter>['runs']['get']['query']>>>;
  close(): Promise<void>;
}

export async function startRunningApp(): Promise<RunningApp> {
  await firstStartModels();
  const api = await startTestApi({ models: TEST_MODELS });
  const worker = await startWorker(api.env, {
    databaseUrl: api.database.url,
    log: pino({ level: 'silent' }),
    onBroken: (error) => {
      throw error;
    },
  });
  const trpc = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${api.url}/api/trpc` })] });
  return {
    api,
    worker,
    trpc,
    upload: async (photos) => {
      const answer = await fetch(`${api.url}/files/uploads`, { method: 'POST', ...photoForm(photos) });
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      return Object(await answer.json()).items;
    },
    settled: async (runId) => {
      const OPEN = ['queued', 'running'];
      for (;;) {
        const run = await trpc.runs.get.query({ runId });
        if (!OPEN.includes(run.status) && !run.recounting) return run;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    close: async () => {
      await worker.stop(5_000);
      await api.close();
    },
  };
}

/** A sample of the template "shelf-count". */
export const samplePhoto = async (name: string): Promise<Photo> => ({
  name,
  bytes: await readFile(join(ROOT, 'templates/shelf-count/samples', name)),
});
