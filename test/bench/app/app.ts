// The pages as people feel them: how soon one stands, how smoothly the editor and the viewer move, how much script comes.
import { loadavg } from 'node:os';
import type { Env } from '../../../src/env';
import { openBrowser, scriptKb, untilSeen } from '../browser';
import { deploy } from '../deployment';
import { type Figures, rounded } from '../figures';
import { editor, movedSlider } from './editor';
import { firstResult } from './first-result';
import { importing } from './import';
import { VIEWPORT, visits } from './moves';
import { viewer } from './viewer';

type AppFigures = NonNullable<Figures['app']>;

export async function app(env: Env): Promise<AppFigures | undefined> {
  const browser = await openBrowser();
  if (!browser) return undefined;
  const deployment = await deploy(env);
  try {
    await deployment.start('worker');
    const { url } = await deployment.start('web');
    const page = await browser.newPage({ baseURL: url, viewport: VIEWPORT, locale: 'en' });
    const homeMs = await visits(() => untilSeen(page, '/', 'article img'));
    await page.close();
    const figures = {
      homeMs,
      homeScriptKb: rounded(await scriptKb(browser, url, '/')),
      firstResultMs: await firstResult(browser, deployment, url),
      sliderMs: await movedSlider(browser, deployment, url),
      ...(await editor(browser, deployment, url)),
      viewerP95Ms: await viewer(browser, deployment, url),
      ...(await importing(browser, deployment, url)),
    };
    return { ...figures, load: rounded(loadavg()[0] ?? Number.NaN) };
  } finally {
    await browser.close();
    await deployment.close();
  }
}
