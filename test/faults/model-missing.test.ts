// A worker without the model, and no registry to fetch it from: every photo of the run says so, and the run ends.

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listItems } from '../../src/db/runs';
import { DEFAULT_TEAM_ID } from '../../src/db/team';
import { FAULT_TEST_MS, type Lab, openLab } from './lab';

vi.setConfig({ testTimeout: FAULT_TEST_MS });

let lab: Lab;
beforeAll(async () => {
  lab = await openLab({ models: false });
  // Port 9, "discard": nobody listens there.
  await lab.startWorker({ npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' });
});
afterAll(() => lab?.close());

it('fails each photo with the code and what to do', async () => {
  const { id } = await lab.run(await lab.manyPhotos(20));
  const run = await lab.ended(id);
  expect(run.status).toBe('failed');
  expect(run.progress).toMatchObject({ total: 20, failed: 20 });
  const { items } = await listItems(lab.db, { teamId: DEFAULT_TEAM_ID, runId: id });
  for (const { error } of items) {
    expect(error).toMatchObject({ code: 'model_not_fetched', nodeId: 'photos' });
    expect(error?.message).toContain('npx lensgraph models fetch coco-ssd');
  }
});
