// The editor: how soon a large graph stands, how smoothly it moves, how soon a moved setting shows in the pictures.
import type { Browser, Page } from 'playwright-core';
import { localActor } from '../../../src/server/local-actor';
import { openTemplate } from '../../../src/server/services/open-template';
import { frameP95 } from '../browser';
import type { Deployment } from '../deployment';
import { median, rounded, timed } from '../figures';
import { largeGraph } from '../workflows';
import { drag, VIEWPORT, visits } from './moves';

const SLIDES = 12;
/** By then the worker has answered too, and nothing moves any more. */
const CALM_MS = 3_000;
const MOST_MS = 10_000;

export async function editor(browser: Browser, deployment: Deployment, url: string) {
  const page = await browser.newPage({ baseURL: url, viewport: VIEWPORT, locale: 'en' });
  const opened = async (steps: number) => {
    const id = await deployment.publish(largeGraph(steps));
    const spent: number[] = [];
    const open = () => timed(() => untilUsable(page, `/w/${id}/edit`, steps));
    const ms = await visits(() => mainThread(page, spent, open));
    return { ms, cpuMs: rounded(median(spent.slice(1))) };
  };
  const forty = await opened(40);
  const twoHundred = await opened(200);
  // What was not seen yet is found and drawn first.
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const card = await cardInSight(page);
  const dragP95Ms = await frameP95(page, () => drag(page, card));
  const ground = await page.evaluate(emptyPlace);
  const panP95Ms = await frameP95(page, () => drag(page, ground));
  await page.close();
  return {
    editor40Ms: forty.ms,
    editor200Ms: twoHundred.ms,
    editor40CpuMs: forty.cpuMs,
    editor200CpuMs: twoHundred.cpuMs,
    dragP95Ms: rounded(dragP95Ms),
    panP95Ms: rounded(panP95Ms),
  };
}

/** Adds to `spent` the milliseconds of processor time that the page's main thread takes for `work`. */
async function mainThread<Result>(page: Page, spent: number[], work: () => Promise<Result>): Promise<Result> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const result = await work();
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('the browser does not tell its processor time');
  spent.push(seconds * 1_000);
  return result;
}

/** Until every step is there, those in view drawn in full with wires between them, and a key chooses one of them. */
async function untilUsable(page: Page, path: string, steps: number): Promise<void> {
  await page.goto(path, { waitUntil: 'commit' });
  const stands = await page.waitForFunction(stepInView, steps, { polling: 'raf' });
  const id = await stands.jsonValue();
  await page.locator(`.react-flow__node[data-id="${id}"]`).focus();
  await page.keyboard.press('Space');
  await page.locator(`.react-flow__node.selected[data-id="${id}"] [data-selected]`).waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Runs in the page: a step in view, once everything stands; until then nothing. */
function stepInView(steps: number): string | undefined {
  const cards = [...document.querySelectorAll<HTMLElement>('.react-flow__node')];
  const view = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (!view || cards.length < steps || !document.querySelector('.react-flow__edge path')) return undefined;
  const seen = cards.filter((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    return right > view.left && left < view.right && bottom > view.top && top < view.bottom;
  });
  const drawn = seen.filter((card) => card.checkVisibility() && card.querySelector('svg, img'));
  return drawn.length === seen.length ? seen[Math.floor(seen.length / 2)]?.dataset.id : undefined;
}

/** The head of the card nearest to the middle of the canvas. */
async function cardInSight(page: Page): Promise<{ x: number; y: number }> {
  const boxes = await Promise.all((await page.locator('.react-flow__node').all()).map((card) => card.boundingBox()));
  const [nearest] = boxes
    .flatMap((box) => (box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 4 }] : []))
    .sort((a, b) => distance(a) - distance(b));
  if (!nearest) throw new Error('the editor shows no step');
  return nearest;
}
const distance = ({ x, y }: { x: number; y: number }): number =>
  Math.hypot(x - VIEWPORT.width / 2, y - VIEWPORT.height / 2);

/** Runs in the page: where nothing but the ground of the canvas is. */
function emptyPlace(): { x: number; y: number } {
  for (let y = innerHeight * 0.3; y < innerHeight; y += 7)
    for (let x = innerWidth * 0.3; x < innerWidth; x += 7)
      if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return { x, y };
  throw new Error('the canvas has no empty place');
}

/** Milliseconds from the key that moves "How sure must it be?" to other frames on the picture of that step, drawn. */
export async function movedSlider(browser: Browser, { services }: Deployment, url: string): Promise<number> {
  const { workflowId } = await openTemplate(services, localActor, { template: 'shelf-count' });
  const page = await browser.newPage({ baseURL: url, viewport: VIEWPORT, locale: 'en' });
  await page.goto(`/w/${workflowId}/edit`);
  const step = page.locator('.react-flow__node[data-id="keep"]');
  // What was found is drawn, not only the photo.
  await step.getByText(/^\d+ kept$/).waitFor();
  await step.click({ position: { x: 60, y: 20 } });
  const slider = page.getByRole('slider', { name: 'How sure must it be?' });
  await slider.focus();
  const times: number[] = [];
  for (let slide = 0; slide < SLIDES; slide++) {
    await page.waitForTimeout(CALM_MS);
    const card = await step.elementHandle();
    if (!card) throw new Error('the step is not on the canvas');
    // By its handle, so that it is asked before the key: a locator would look for the step first.
    const seen = card.evaluate(untilOtherFrames, MOST_MS);
    await slider.press(slide % 2 ? 'Home' : 'End');
    times.push(await seen);
  }
  await page.close();
  return rounded(median(times.slice(2)));
}

/** Runs in the page. */
function untilOtherFrames(card: Element, mostMs: number): Promise<number> {
  const frames = () => [...card.querySelectorAll('path')].map((path) => path.getAttribute('d')).join();
  const before = frames();
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no frame of the step moved with the slider')), mostMs);
    let start = 0;
    window.addEventListener('keydown', ({ timeStamp }) => (start = timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (frames() === before) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - start));
    });
    observer.observe(card, { subtree: true, childList: true, attributes: true });
  });
}
