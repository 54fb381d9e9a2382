// The pages as people feel them: how soon one stands, how smoothly the editor and the viewer move, how much script comes.
import { basename } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Env } from '../../src/env';
import { frameP95, openBrowser, scriptKb, untilSeen } from './browser';
import { type Deployment, deploy } from './deployment';
import { type Figures, median, rounded } from './figures';
import { benchPhotos } from './photo-set';
import { countGraph, largeGraph } from './workflows';

const ROUNDS = 7;
const MOVES = 90;
const BOXES = 2_000;
const VIEWPORT = { width: 1440, height: 900 };

type AppFigures = NonNullable<Figures['app']>;

/** The median of several visits; the first is thrown away, it fills the caches. */
async function visits(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) times.push(await measure());
  return rounded(median(times.slice(1)));
}

async function drag(page: Page, from: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= MOVES; step++) {
    await page.mouse.move(from.x + 2 * (step % 60), from.y + (step % 45));
  }
  await page.mouse.up();
}

async function editor(browser: Browser, deployment: Deployment, url: string) {
  const page = await browser.newPage({ baseURL: url, viewport: VIEWPORT });
  const opened = async (steps: number) => {
    const id = await deployment.publish(largeGraph(steps));
    return visits(() => untilSeen(page, `/w/${id}/edit`, '.react-flow__node', steps));
  };
  const editor40Ms = await opened(40);
  const editor200Ms = await opened(200);
  const card = await page.locator('.react-flow__node').nth(90).boundingBox();
  const pane = await page.locator('.react-flow__pane').boundingBox();
  if (!card || !pane) throw new Error('the editor shows no canvas');
  const dragP95Ms = await frameP95(page, () => drag(page, { x: card.x + card.width / 2, y: card.y + card.height / 2 }));
  // Moving the view: by the wheel, which pans everywhere, also over a step.
  const panP95Ms = await frameP95(page, async () => {
    await page.mouse.move(pane.x + pane.width / 2, pane.y + pane.height / 2);
    for (let step = 0; step < MOVES; step++) await page.mouse.wheel(8, step % 2 ? 4 : -4);
  });
  await page.close();
  return { editor40Ms, editor200Ms, dragP95Ms: rounded(dragP95Ms), panP95Ms: rounded(panP95Ms) };
}

/** A finished run whose first photo has 2,000 objects: what was found is replaced in the database of this measurement. */
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

async function viewer(browser: Browser, deployment: Deployment, url: string): Promise<number> {
  const run = await crowdedRun(deployment);
  const page = await browser.newPage({ baseURL: url, viewport: VIEWPORT });
  await untilSeen(page, `/runs/${run}?photo=0`, '[data-viewer] [data-object]', BOXES);
  const stage = await page.locator('[data-viewer]').boundingBox();
  if (!stage) throw new Error('the viewer shows nothing');
  const centre = { x: stage.x + stage.width / 3, y: stage.y + stage.height / 2 };
  const p95 = await frameP95(page, async () => {
    await page.mouse.move(centre.x, centre.y);
    for (let step = 0; step < 15; step++) await page.mouse.wheel(0, -60);
    await drag(page, centre);
    for (let step = 0; step < 15; step++) await page.mouse.wheel(0, 60);
  });
  await page.close();
  return rounded(p95);
}

export async function app(env: Env): Promise<AppFigures | undefined> {
  const browser = await openBrowser();
  if (!browser) return undefined;
  const deployment = await deploy(env);
  try {
    await deployment.start('worker');
    const { url } = await deployment.start('web');
    const page = await browser.newPage({ baseURL: url, viewport: VIEWPORT });
    const homeMs = await visits(() => untilSeen(page, '/', 'article img'));
    await page.close();
    return {
      homeMs,
      homeScriptKb: rounded(await scriptKb(browser, url, '/')),
      ...(await editor(browser, deployment, url)),
      viewerP95Ms: await viewer(browser, deployment, url),
    };
  } finally {
    await browser.close();
    await deployment.close();
  }
}
