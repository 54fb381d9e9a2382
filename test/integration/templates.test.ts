// Every template does on its samples what its golden result says: run by the real command line, with the real model.
// To record a result anew after a wanted change: RECORD_GOLDEN=1 npx vitest run test/integration/templates.test.ts, then read the diff.

import { existsSync } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listTemplates } from '../../src/server/services/list-templates';
import { iou } from '../../src/vision/boxes';
import { type CliSandbox, cliSandbox } from '../support/cli';
import { paintedAreas } from '../support/mask-archive';
import { ROOT } from '../support/sources';
import { goldenOf, recordedGolden, scoreLimits, templateFacts, templateFolder } from '../support/template-golden';

/** Other processors compute the same within this. */
const SCORE_TOLERANCE = 0.02;
const LEAST_IOU = 0.95;
/** No object may be so near a limit that another processor could decide otherwise. */
const LIMIT_MARGIN = 0.03;
/** Parts of a photo, 0..1. */
const AREA_TOLERANCE = 0.005;

const templates = await listTemplates(join(ROOT, 'templates'));
let cli: CliSandbox;
beforeAll(async () => {
  cli = await cliSandbox();
});
afterAll(() => cli.remove());

async function runSamples(name: string, settings: readonly string[] = []): Promise<string> {
  const set = settings.flatMap((each) => ['--set', each]);
  const { code, stdout, stderr } = await cli.run([
    'run',
    name,
    join(templateFolder(name), 'samples'),
    '--json',
    ...set,
  ]);
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  return stdout;
}

const named = <T extends { label: string } | { text: string }>(all: readonly T[]) =>
  all.map((each) => ({ ...each, name: 'label' in each ? each.label : each.text }));

/** The pictures of outlines that the run wrote say the same of every photo as its areas, in the numbers of Pascal VOC. */
async function expectPainted({ images }: Awaited<ReturnType<typeof goldenOf>>): Promise<void> {
  const { names, pictures } = await paintedAreas(join(cli.work, 'lensgraph-out', 'save-masks.zip'));
  expect([names.get(0), names.get(15)]).toEqual(['background', 'person']);
  expect(Object.keys(pictures)).toEqual(images.map(({ file }) => `areas/${file.replace(/\.\w+$/, '.png')}`));
  for (const { file, areas } of images) {
    const { width, height, shares } = pictures[`areas/${file.replace(/\.\w+$/, '.png')}`] ?? {};
    const photo = await sharp(join(templateFolder('covered-area'), 'samples', file))
      .autoOrient()
      .metadata();
    expect([width, height]).toEqual([photo.autoOrient.width, photo.autoOrient.height]);
    for (const [kind, area] of Object.entries(areas ?? {}))
      expect(Math.abs((shares?.[kind] ?? 0) - area), `${kind} on ${file}`).toBeLessThan(0.001);
  }
}

test('there are templates', () => {
  expect(templates.map(({ name }) => name)).toContain('shelf-count');
});

describe.each(templates)('$name', ({ name, samples }) => {
  test('its samples are few, small, and come with their licences', async () => {
    const folder = templateFolder(name);
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.length).toBeLessThanOrEqual(6);
    expect((await readdir(join(folder, 'samples'))).sort()).toEqual([...samples]);
    const sizes = await Promise.all(samples.map(async (file) => (await stat(join(folder, 'samples', file))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3_000_000);
    expect(existsSync(join(folder, 'LICENCES.md'))).toBe(true);
  });

  test('finds the same as recorded', async () => {
    const outlines = name === 'covered-area';
    const golden = await goldenOf(name, await runSamples(name, outlines ? ['save.formats=["masks"]'] : []));
    if (process.env.RECORD_GOLDEN) {
      await writeFile(join(templateFolder(name), 'expected.json'), `${JSON.stringify(golden, null, 2)}\n`);
    }
    const recorded = await recordedGolden(name);
    const outline = ({ images }: typeof golden) =>
      images.map(({ file, count, truth, objects, sorting, texts, areas }) => ({
        file,
        count,
        truth,
        labels: objects?.map((o) => o.label).sort(),
        sorting: sorting?.label,
        texts: texts?.map((line) => line.text),
        kinds: areas && Object.keys(areas).sort(),
      }));
    expect(outline(golden)).toEqual(outline(recorded));
    expect(golden.countingError).toEqual(recorded.countingError);
    for (const [index, wanted] of recorded.images.entries()) {
      const image = golden.images[index];
      const placed = named([...(image?.objects ?? []), ...(image?.texts ?? [])]);
      for (const each of named([...(wanted.objects ?? []), ...(wanted.texts ?? [])])) {
        const at = placed.findIndex((other) => other.name === each.name && iou(other.box, each.box) >= LEAST_IOU);
        const [same] = at < 0 ? [] : placed.splice(at, 1);
        expect(same, `${each.name} at ${each.box.map(Math.round).join(' ')} on ${wanted.file}`).toBeDefined();
        expect(Math.abs((same?.score ?? 0) - each.score)).toBeLessThanOrEqual(SCORE_TOLERANCE);
      }
      if (wanted.sorting)
        expect(Math.abs((image?.sorting?.score ?? 0) - wanted.sorting.score)).toBeLessThanOrEqual(SCORE_TOLERANCE);
      for (const [kind, area] of Object.entries(wanted.areas ?? {}))
        expect(Math.abs((image?.areas?.[kind] ?? 0) - area), kind).toBeLessThanOrEqual(AREA_TOLERANCE);
      if (wanted.number !== undefined)
        expect(Math.abs((image?.number ?? 0) - wanted.number)).toBeLessThanOrEqual(100 * AREA_TOLERANCE);
    }
    if (outlines) await expectPainted(golden);
  });

  test('no object is so near a limit that it could fall either way', async () => {
    const limits = await scoreLimits(name);
    const { requires, result } = await templateFacts(name);
    if (result.sorting) {
      const decided = (await recordedGolden(name)).images.map(({ sorting }) => sorting?.score ?? 0);
      const edges = limits.flatMap(({ minScore, unsure = [] }) => [minScore, ...unsure]);
      const near = decided.filter((score) => edges.some((edge) => Math.abs(score - edge) < LIMIT_MARGIN));
      expect(near).toEqual([]);
    }
    if (!result.objects && !result.texts) return;
    const { labels } = requires;
    const lowest = Math.min(...limits.map(({ minScore }) => minScore)) - 2 * LIMIT_MARGIN;
    const open = await goldenOf(
      name,
      await runSamples(
        name,
        limits.map(({ id }) => `${id}.minScore=${lowest}`),
      ),
    );
    const near = open.images.flatMap(({ file, objects = [], texts = [] }) =>
      named([...objects, ...texts])
        .filter((each) => 'text' in each || labels.includes(each.name))
        .filter(({ score }) => limits.some(({ minScore }) => Math.abs(score - minScore) < LIMIT_MARGIN))
        .map(({ name: what, score }) => `${file}: ${what} ${score}`),
    );
    expect(near).toEqual([]);
  });
});
