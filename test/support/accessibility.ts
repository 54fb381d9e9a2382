// What makes a page usable without eyes or mouse, asked of a real page: axe's rules, the order of Tab, what is said aloud.
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 2.5.3, which axe does not count among its rules yet: who says what is written on a button reaches it. */
const NAME = 'label-content-name-mismatch';

/** Everything axe finds, or only what `rules` find: rule, where, what is wrong. Empty is clean. */
export async function axeFaults(page: Page, rules?: string[]): Promise<string[]> {
  // Half-finished movements have half colours.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (each) => each.playState !== 'running' || each.effect?.getTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  );
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const asked = rules ? { type: 'rule' as const, values: rules } : { type: 'tag' as const, values: TAGS };
  const options: RunOptions = { runOnly: asked, rules: { [NAME]: { enabled: !rules } }, resultTypes: ['violations'] };
  return page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`),
    );
  }, options);
}

/** How much of the page lies to the right of the screen, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What lies outside on the right, the outermost of it. */
export const sticksOut = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const out = [...document.body.querySelectorAll('*')].filter((each) => {
      const { right, width } = each.getBoundingClientRect();
      return width > 0 && right > document.documentElement.clientWidth + 1;
    });
    const [first] = out;
    return first
      ? `<${first.tagName.toLowerCase()} class="${first.getAttribute('class')}"> "${first.textContent?.slice(0, 40)}"`
      : '';
  });

/** Presses Tab until the focus is back at the beginning; each stop as "role name". Throws when Tab goes nowhere or never ends. */
export async function tabOrder(page: Page, most = 150): Promise<string[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
    window.scrollTo(0, 0);
  });
  const stops: string[] = [];
  let first: string | undefined;
  for (let count = 0; count < most; count++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focusedStop);
    if (stop === null) return stops;
    first ??= stop.path;
    if (count > 0 && stop.path === first) return stops;
    if (stop.fault) throw new Error(`${stop.fault}: ${stop.said}`);
    stops.push(stop.said);
  }
  throw new Error(`Tab never came back to the beginning: ${stops.slice(-5).join(' > ')}`);
}

/** Runs in the page: what has the focus; null when nothing has. */
function focusedStop(): { said: string; path: string; fault: string } | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const labelled = (element.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
    .trim();
  const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
  const name =
    element.getAttribute('aria-label') ||
    labelled ||
    labels.map((label) => label.textContent).join(' ') ||
    element.textContent ||
    element.getAttribute('title') ||
    '';
  const kinds: Readonly<Record<string, string>> = { a: 'link', button: 'button', select: 'choice', summary: 'more' };
  const tag = element.tagName.toLowerCase();
  const role = element.getAttribute('role') ?? kinds[tag] ?? (element as HTMLInputElement).type ?? tag;
  const path: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement)
    path.push(String([...(at.parentElement?.children ?? [])].indexOf(at)));
  // A drawn control may stand for the real one, which is then inside its label.
  const own = element.getBoundingClientRect();
  const unseen = own.width < 2 || own.height < 2 || getComputedStyle(element).opacity === '0';
  const drawn = (unseen && (labels[0] ?? element.nextElementSibling)) || element;
  const box = drawn.getBoundingClientRect();
  // The ring may be drawn by what stands for the control, or by what holds it.
  const shows = [drawn, ...drawn.querySelectorAll('*'), element.nextElementSibling];
  for (let at = element, up = 0; up < 3 && at.parentElement; up++) {
    at = at.parentElement;
    shows.push(at);
  }
  const ringed = shows.some(
    (each) => each && [null, '::after'].some((part) => getComputedStyle(each, part).outlineStyle !== 'none'),
  );
  // A bar that stays where it is must not lie over the whole of it.
  const places = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.2, 0.5, 0.8].map((y) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)),
  );
  const uncovered = places.some((each) => each && (shows.slice(0, -3).includes(each) || each.contains(drawn)));
  const faults = {
    'The focus is on something that cannot be seen': box.width === 0 || box.height === 0,
    'The focus cannot be seen': !ringed,
    'The focus is under something else': !uncovered,
  };
  return {
    said: `${role} ${name
      .replace(/\s+/g, ' ')
      .replace(/[\d.,]+ (B|KB|MB)$/, ' (size)')
      .replace(/(?<! )(done|unchanged)$/, '')
      .trim()
      .slice(0, 60)}`.trim(),
    path: path.join('.'),
    fault: Object.entries(faults).find(([, is]) => is)?.[0] ?? '',
  };
}

/** Writes down from now on what live regions say. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const SELECTOR = '[aria-live="polite"],[aria-live="assertive"],[role="status"],[role="alert"],[role="log"]';
    const last = new WeakMap<Element, string>();
    for (const region of document.querySelectorAll(SELECTOR)) last.set(region, region.textContent ?? '');
    const hear = () => {
      for (const region of document.querySelectorAll(SELECTOR)) {
        const words = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
        if (last.get(region) === words) continue;
        last.set(region, words);
        if (words) heard.push(words);
      }
    };
    new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** Controls a finger or an unsteady hand would miss: smaller than 24 px, unless they stand in running text. */
export const smallTargets = (page: Page, except = 'none'): Promise<string[]> =>
  page.evaluate(
    (left) =>
      [...document.querySelectorAll<HTMLElement>('button,a[href],input,select,[role=button],[role=tab],[role=option]')]
        .filter((each) => {
          const box = each.getBoundingClientRect();
          if (each.closest(left)) return false;
          if (box.width === 0 || box.height === 0 || getComputedStyle(each).visibility === 'hidden') return false;
          // A link inside a sentence, and a box whose label is the target.
          if (getComputedStyle(each).display === 'inline') return false;
          const label = each instanceof HTMLInputElement ? each.labels?.[0]?.getBoundingClientRect() : undefined;
          const reach = [box, ...(label ? [label] : [])];
          const clip = getComputedStyle(each).clipPath !== 'none' || getComputedStyle(each).opacity === '0';
          if (clip) return false;
          return (
            Math.max(...reach.map(({ width }) => width)) < 24 || Math.max(...reach.map(({ height }) => height)) < 24
          );
        })
        .map((each) => {
          const { width, height } = each.getBoundingClientRect();
          const name = (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().slice(0, 40);
          return `${each.tagName.toLowerCase()} "${name}" ${Math.round(width)} x ${Math.round(height)}`;
        }),
    except,
  );
