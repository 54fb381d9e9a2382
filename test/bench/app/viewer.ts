// The viewer with a photo of 2,000 objects: zoomed in, moved, zoomed out.
import { basename } from 'node:path';
import type { Browser } from 'playwright-core';
import { frameP95 } from '../browser';
import type { Deployment } from '../deployment';
import { rounded } from '../figures';
import { benchPhotos } from '../photo-set';
import { countGraph } from '../workflows';
import { drag, VIEWPORT } from './moves';

const BOXES = 2_000;
const ZOOMS = 15;

/** A finished run whose photo has 2,000 objects: what was found is replaced in the database of this measurement. */
async function crowdedRun(deployment: Deployment): Promise<string> {
  const workflow = await deployment.publish(countGraph);
  const photos = (await benchPhotos(deployment.env.packageRoot)).filter((path) => basename(path) === 'fruits.jpg');
  const { id } = await deployment.run(workflow, await deployment.store(photos));
  const items = Array.from({ length: BOXES }, (_, index) => {
    const [x, y] = [(index % 50) * 10, Math.floor(index / 50) * 12];
    return {
      id: `o${index + 1}`,
      label: `kind ${index % 12}`,
      classId: index % 12,
      score: 0.3 + (index % 70) / 100,
      box: [x, y, x + 9, y + 10],
    };
  });
  await deployment.services.db.query(
    `UPDATE "ItemResult" SET outputs = jsonb_set(jsonb_set(outputs::jsonb, '{detect,detections,items}', $2::jsonb), '{filter,kept,items}', $2::jsonb)::json
     WHERE "runId" = $1`,
    [id, JSON.stringify(items)],
  );
  return id;
}

export async function viewer(browser: Browser, deployment: Deployment, url: string): Promise<number> {
  const run = await crowdedRun(deployment);
  const page = await browser.newPage({ baseURL: url, viewport: VIEWPORT, locale: 'en' });
  await page.goto(`/runs/${run}?photo=0`);
  await page.waitForFunction((boxes) => {
    const frames = [...document.querySelectorAll('[data-stage] path')].map((path) => path.getAttribute('d') ?? '');
    return frames.some((frame) => frame.split('Z').length > boxes);
  }, BOXES);
  const stage = await page.locator('[data-stage]').boundingBox();
  if (!stage) throw new Error('the viewer shows nothing');
  const centre = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
  const p95 = await frameP95(page, async () => {
    await page.mouse.move(centre.x, centre.y);
    for (let step = 0; step < ZOOMS; step++) await page.mouse.wheel(0, -60);
    await drag(page, centre);
    for (let step = 0; step < ZOOMS; step++) await page.mouse.wheel(0, 60);
  });
  await page.close();
  return rounded(p95);
}
