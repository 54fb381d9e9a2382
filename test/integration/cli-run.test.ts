// `lensgraph run` as people and scripts call it: the real program, real model, real photos.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BAD_PHOTOS, writeBadPhotos } from '../support/bad-photos';
import { type CliSandbox, cliSandbox } from '../support/cli';
import { countWorkflow, saveWorkflow } from '../support/count-workflow';
import { workflow } from '../support/graphs';
import { TEST_PHOTOS, testPhotos } from '../support/photos';
import { descendantsOf, type ProcessRow, stillThere } from '../support/processes';

let box: CliSandbox;
beforeAll(async () => {
  box = await cliSandbox();
  await writeFile(join(box.work, 'count.json'), JSON.stringify(countWorkflow()));
  await writeFile(join(box.work, 'save.json'), JSON.stringify(saveWorkflow(['csv', 'json', 'xlsx', 'photos'])));
  await writeFile(join(box.work, 'broken.json'), JSON.stringify({ ...countWorkflow(), edges: [] }));
});
afterAll(() => box.remove());

const leftovers = () => (existsSync(join(box.data, 'scratch')) ? readdir(join(box.data, 'scratch')) : []);

test('photos in, counts and files out, in the order of the photos', async () => {
  const photos = await testPhotos();
  const { code, stdout } = await box.run(['run', 'save.json', ...photos, '--out', 'my files', '--json']);
  expect(code).toBe(0);
  const printed = JSON.parse(stdout);
  expect(Object.keys(printed)).toEqual(['workflow', 'provider', 'images', 'results', 'totals', 'files', 'timing']);
  expect(printed.images).toEqual({ total: photos.length, ok: photos.length, skipped: 0, failed: 0 });
  expect(printed.results.map((result: { file: string }) => result.file)).toEqual(photos.map((path) => basename(path)));
  const dogs = printed.results.find((result: { file: string }) => result.file === 'dogs.jpg');
  expect(dogs).toMatchObject({ status: 'ok', outputs: { photos: { image: { width: expect.any(Number) } } } });
  const kept: { label: string; score: number; box: number[] }[] = dogs.outputs.keep.kept;
  expect(dogs.outputs.number.count).toBe(kept.length);
  expect(Object.keys(dogs.outputs)).not.toContain('save');
  const counts = printed.results.map((result: typeof dogs) => result.outputs.number.count);
  const sum = counts.reduce((total: number, count: number) => total + count, 0);
  expect(sum).toBeGreaterThan(0);
  expect(printed.totals.number).toMatchObject({ photos: photos.length, sum });
  expect(printed.files.map((path: string) => path)).toEqual(
    ['save.csv', 'save.json', 'save.xlsx', 'save-photos.zip'].map((name) => join('my files', name)),
  );
  for (const path of printed.files) expect(existsSync(join(box.work, path))).toBe(true);
  expect(JSON.parse(await readFile(join(box.work, 'my files/save.json'), 'utf8'))).toHaveLength(photos.length);
  expect(printed.timing).toEqual({ totalMs: expect.any(Number), perImageMs: expect.any(Number) });
  expect(await leftovers()).toEqual([]);
});

test('bad files among good photos are told with code and reason, and the good ones are counted', async () => {
  const folder = join(box.work, 'mixed');
  await mkdir(folder);
  await writeBadPhotos(folder);
  for (const name of ['dogs.jpg', 'fruits.jpg']) await copyFile(join(TEST_PHOTOS, name), join(folder, name));
  const { code, stdout, stderr } = await box.run(['run', 'count.json', folder, '--json']);
  const { images, results, totals } = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(images).toEqual({ total: 6, ok: 2, skipped: 0, failed: 4 });
  const failed = results.filter((result: { status: string }) => result.status === 'failed');
  expect(
    Object.fromEntries(failed.map(({ file, error }: { file: string; error: { code: string } }) => [file, error.code])),
  ).toEqual(BAD_PHOTOS);
  for (const { error } of failed) expect(error.message).toMatch(/\w+ .*\./);
  expect(totals.number.photos).toBe(2);
  expect(stderr).not.toMatch(/ at .*\.ts/);

  const words = await box.run(['run', 'count.json', folder]);
  expect(words.code).toBe(1);
  for (const [name, why] of Object.entries(BAD_PHOTOS))
    expect(words.stdout).toMatch(new RegExp(`${name}.*\\[${why}\\]`));
});

test('--set changes a setting for this run; a step or setting that is not there is a usage error', async () => {
  const photo = join(TEST_PHOTOS, 'fruits.jpg');
  const count = async (...set: string[]) => {
    const { stdout } = await box.run(['run', 'count.json', photo, '--json', ...set]);
    return JSON.parse(stdout).results[0].outputs.number.count;
  };
  expect(await count('--set', 'keep.labels=["orange"]')).toBeGreaterThan(0);
  expect(await count('--set', 'keep.labels=["giraffe"]', '--set', 'keep.minScore=0.3')).toBe(0);
  const wrong = await box.run(['run', 'count.json', photo, '--set', 'keep.colour=1']);
  expect(wrong).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('no setting "colour"') });
  const invalid = await box.run(['run', 'count.json', photo, '--set', 'keep.minScore=7', '--json']);
  expect(invalid.code).toBe(2);
  expect(JSON.parse(invalid.stdout).problems[0]).toMatchObject({
    code: 'bad_config',
    nodeId: 'keep',
    field: 'minScore',
  });
});

test('a workflow with problems runs nothing and tells them all, with what to do', async () => {
  const { code, stdout } = await box.run(['run', 'broken.json', TEST_PHOTOS, '--out', 'never']);
  expect(code).toBe(2);
  expect(stdout).toContain('[missing_input]');
  expect(stdout).toContain('Fix: ');
  expect(existsSync(join(box.work, 'never'))).toBe(false);
});

test.each([
  ['no inputs', ['run', 'count.json'], /missing required argument/],
  ['a photo that is not there', ['run', 'count.json', 'nothing.jpg'], /There is no file or folder "nothing.jpg"/],
  ['a workflow that is not there', ['run', 'nothing', TEST_PHOTOS], /no template of that name/],
  ['an unknown option', ['run', 'count.json', TEST_PHOTOS, '--fast'], /unknown option/],
])('%s is a usage error', async (_, args, message) => {
  const { code, stdout, stderr } = await box.run(args);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(message);
});

test('a provider this machine does not have is refused by name, and none is taken in its place', async () => {
  const { code, stderr } = await box.run(['run', 'count.json', TEST_PHOTOS, '--provider', 'abacus', '--json']);
  expect(code).toBe(4);
  expect(stderr).toContain('cannot compute with "abacus"');
});

test('steps whose ids differ in nothing a file name can hold get files of their own, however long the ids', async () => {
  const long = '棚'.repeat(120);
  const ids = ['sa/ve', 'sa?ve', 'Save', 'save', '../..', 'con', long];
  const graph = workflow(
    { photos: 'load', ...Object.fromEntries(ids.map((id) => [id, { type: 'export', config: { formats: ['csv'] } }])) },
    [],
  );
  const edges = ids.map((target) => ({ source: 'photos', sourceHandle: 'image', target, targetHandle: 'image' }));
  // As an editor on Windows saves it: with a byte order mark.
  await writeFile(join(box.work, 'twins.json'), `\uFEFF${JSON.stringify({ ...graph, edges })}`);
  const photo = join(TEST_PHOTOS, 'apple.jpg');
  const { code, stdout, stderr } = await box.run(['run', 'twins.json', photo, '--out', 'twins', '--json']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const files: string[] = JSON.parse(stdout).files;
  expect(new Set(files.map((path) => path.toLowerCase())).size).toBe(ids.length);
  const there = await readdir(join(box.work, 'twins'));
  expect(there.sort()).toEqual(files.map((path) => basename(path)).sort());
  expect(there).toContain('save (2).csv');
});

test('a folder that cannot hold the files is told before the photos are looked at', async () => {
  await writeFile(join(box.work, 'in-the-way'), '');
  const photo = join(TEST_PHOTOS, 'apple.jpg');
  const { code, stderr } = await box.run(['run', 'save.json', photo, '--out', 'in-the-way/files']);
  expect(code).toBe(4);
  expect(stderr).toContain('in-the-way');
  expect(stderr).not.toContain('1 photo');
});

test('Ctrl-C ends it with 130 and leaves neither process nor file behind', async () => {
  const many = join(box.work, 'many');
  await mkdir(many);
  for (let n = 0; n < 400; n++) await copyFile(join(TEST_PHOTOS, 'coffee.png'), join(many, `${n}.png`));
  const running = box.start(['run', 'save.json', many, '--out', 'stopped']);
  const scratch = join(box.data, 'scratch');
  while (!existsSync(scratch) || (await readdir(scratch)).length === 0) await sleep(20);
  let children: ProcessRow[] = [];
  while (children.length === 0) children = await descendantsOf(running.process.pid);
  await sleep(500);
  running.process.kill('SIGINT');
  const { code, stdout } = await running.ended;
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  expect(await stillThere(children)).toEqual([]);
  expect(await leftovers()).toEqual([]);
  expect(existsSync(join(box.work, 'stopped'))).toBe(false);
});
