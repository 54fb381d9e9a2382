// Every screen that has a picture: where it is, and what is done there before the picture is made.
import type { Page } from 'playwright-core';
import type { Scene } from './scene';

export interface Screen {
  readonly name: string;
  readonly about: string;
  /** Left out: both. */
  readonly only?: 'wide' | 'phone';
  path(scene: Scene): string;
  /** Until the page shows what it is about. */
  act?(page: Page, scene: Scene): Promise<unknown>;
  /** Something has to go on while the picture is made; gives what it is called, and ends it. */
  during?(scene: Scene): Promise<{ readonly id: string; stop(): Promise<unknown> }>;
}

const middleOf = async (page: Page, selector: string): Promise<[number, number]> => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the screen`);
  return [box.x + box.width / 2, box.y + box.height / 2];
};

/** The pictures and numbers of the trial run are there. */
const tried = (page: Page) => page.locator('.react-flow__edge text').first().waitFor();

async function refuse(page: Page): Promise<void> {
  await tried(page);
  await page.mouse.move(...(await middleOf(page, '.react-flow__node[data-id="photos"] .react-flow__handle.source')));
  await page.mouse.down();
  await page.mouse.move(...(await middleOf(page, '.react-flow__node[data-id="count"] .react-flow__handle.target')), {
    steps: 20,
  });
}

async function surer(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('slider').focus();
  for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowRight');
}

async function teach(page: Page, { lesson }: Scene): Promise<void> {
  for (const [at, [name, photos]] of Object.entries(lesson).entries()) {
    await page.getByRole('textbox', { name: `Name of group ${at + 1}` }).fill(name);
    await page
      .locator('input[type=file]')
      .nth(at)
      .setInputFiles([...photos]);
    await page.getByText(`${photos.length} photos`).first().waitFor();
  }
  await page.getByText(/Right for \d+ of \d+/).waitFor();
}

export const SCREENS: readonly Screen[] = [
  { name: 'home', about: 'Start page with templates and the last runs', path: () => '/' },
  { name: 'templates', about: 'All templates', path: () => '/templates' },
  { name: 'template', about: 'One template, before and after', path: () => '/templates/shelf-count' },
  { name: 'workflows', about: 'Own workflows', path: () => '/workflows' },
  { name: 'app', about: 'App view, waiting for photos', path: ({ workflow }) => `/w/${workflow}/run` },
  {
    name: 'app-photos',
    about: 'App view with photos and the questions of the workflow',
    path: ({ workflow }) => `/w/${workflow}/run`,
    act: async (page, { photos }) => {
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles([...photos]);
      await page.getByText(`${photos.length} photos`).first().waitFor();
      await page.getByText(/photos sent/).waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'app-running',
    about: 'A run under way',
    path: ({ workflow }) => `/w/${workflow}/run`,
    during: (scene) => scene.startLong(),
    // A few photos have come.
    act: (page) =>
      page.waitForFunction(() => {
        const seen = [...document.querySelectorAll<HTMLImageElement>('main img')].slice(0, 4);
        return seen.length === 4 && seen.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
      }),
  },
  {
    name: 'result',
    about: 'Result of a run',
    path: ({ runs }) => `/runs/${runs['shelf-count']}`,
    act: (page) => page.locator('[data-total]').first().waitFor(),
  },
  {
    name: 'viewer',
    about: 'A photo of a run, the limit moved',
    path: ({ runs }) => `/runs/${runs['shelf-count']}?photo=3`,
    act: surer,
  },
  {
    name: 'result-sorted',
    about: 'Sorted photos, the doubtful first',
    path: ({ runs }) => `/runs/${runs['sort-photos']}`,
  },
  {
    name: 'result-covered',
    about: 'How much of photos is covered',
    path: ({ runs }) => `/runs/${runs['covered-area']}`,
  },
  { name: 'result-read', about: 'Price tags that were read', path: ({ runs }) => `/runs/${runs['price-tags']}` },
  { name: 'runs', about: 'All runs', path: () => '/runs' },
  {
    name: 'editor',
    about: 'Editor, with what every step gave for a sample photo',
    only: 'wide',
    path: ({ workflow }) => `/w/${workflow}/edit`,
    act: tried,
  },
  {
    name: 'editor-refused',
    about: 'Editor, a wire that does not fit says why',
    only: 'wide',
    path: ({ workflow }) => `/w/${workflow}/edit`,
    act: refuse,
  },
  {
    name: 'outline',
    about: 'The editor as a list, for phones, keys and screen readers',
    only: 'phone',
    path: ({ workflow }) => `/w/${workflow}/edit`,
    act: (page) => page.getByRole('list', { name: /in order/ }).waitFor(),
  },
  { name: 'versions', about: 'Versions of a workflow and what changed', path: ({ grown }) => `/w/${grown}/versions` },
  {
    name: 'models',
    about: 'Models, own ones and those that come with it',
    path: () => '/models',
    // What each finds on a photo is made when somebody looks for the first time; its labels are drawn once there is room.
    act: async (page) => {
      await page.waitForFunction(() =>
        [...document.querySelectorAll('article:has([data-state="here"])')].every((card) => card.querySelector('img')),
      );
      await page.getByText(/^cat \d+.%$/).waitFor();
    },
  },
  {
    name: 'model',
    about: 'One model, tried on a photo',
    path: () => '/models/deeplab-voc',
    act: (page) => page.getByRole('img', { name: /.+/ }).first().waitFor(),
  },
  {
    name: 'teach',
    about: 'Teaching by example',
    path: () => '/models/teach',
    act: teach,
  },
  { name: 'help', about: 'Help', path: () => '/help' },
];
