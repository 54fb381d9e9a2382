// A model of one's own in the browser, from its file chosen to what it finds drawn on a photo, and how long onnxruntime alone
// takes to load that file and look once.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Browser, Page } from 'playwright-core';
import { requireModel } from '../../../src/models/installed';
import { takeApart, withEnd } from '../../../src/models/onnx/splice';
import type { Deployment } from '../deployment';
import { median, rounded, timed } from '../figures';
import { VIEWPORT } from './moves';

const BYTES = 30_000_000;
const ROUNDS = 5;

/** Our detector with as many more weights as make it 30 MB. `round` makes each file one that was never seen. */
async function writeModel(path: string, detector: string, round: number): Promise<void> {
  const bytes = await readFile(detector);
  const weights = Math.ceil((BYTES - bytes.length) / Float32Array.BYTES_PER_ELEMENT);
  const heavier = withEnd(await takeApart(bytes), {
    name: `heavier-${round}`,
    nodes: [],
    initializers: [{ name: 'more', dtype: 'float32', shape: [weights], data: new Float32Array(weights).fill(round) }],
    inputs: [],
    outputs: [
      { name: 'scores', dtype: 'float32', dims: ['N', 1_917, 90] },
      { name: 'boxes', dtype: 'float32', dims: ['N', 1_917, 1, 4] },
    ],
  });
  await writeFile(path, heavier);
}

async function chosenToDrawn(page: Page, path: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(path);
  await dialog.locator('figure svg rect').first().waitFor({ timeout: 60_000 });
}

async function loadedAndRun(path: string, input: string, side: number): Promise<void> {
  const session = await InferenceSession.create(path);
  const pixels = new Uint8Array(side * side * 3);
  await session.run({ [input]: new Tensor('uint8', pixels, [1, side, side, 3]) });
  await session.release();
}

export async function importing(browser: Browser, { env }: Deployment, url: string) {
  const { path: detector, card } = await requireModel('coco-ssd', env.data.models);
  const page = await browser.newPage({ baseURL: url, viewport: VIEWPORT, locale: 'en' });
  const drawn: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const path = join(env.data.root, `model-${round}.onnx`);
    await writeModel(path, detector, round);
    await page.goto('/models');
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Add a model' }).click();
    drawn.push(await timed(() => chosenToDrawn(page, path)));
    alone.push(await timed(() => loadedAndRun(path, card.input.name, card.input.width)));
    await rm(path);
  }
  await page.close();
  // The first round fills the caches.
  return { import30MbMs: rounded(median(drawn.slice(1))), load30MbMs: rounded(median(alone.slice(1))) };
}
