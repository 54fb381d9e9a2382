// A model of one's own on the command line: told, refused while it leaves something open, kept, listed and run.
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes';
import { type CliSandbox, cliSandbox } from '../support/cli';
import { colourSorter } from '../support/colour-sorter';
import { TEST_MODELS, testModel } from '../support/models';
import { TEST_PHOTOS } from '../support/photos';

let box: CliSandbox;
beforeAll(async () => {
  await Promise.all([testModel('coco-ssd'), testModel('deeplab-voc-fast')]);
  box = await cliSandbox({ models: false });
  await mkdir(join(box.data, 'models'));
  for (const name of ['coco-ssd', 'deeplab-voc-fast'])
    await symlink(join(TEST_MODELS, name), join(box.data, 'models', name));
  const { path } = await colourSorter(box.work);
  await copyFile(path, join(box.work, 'sorter.onnx'));
  await writeFile(join(box.work, 'labels.txt'), 'red\ngreen\nblue\n');
});
afterAll(() => box.remove());

const ADD = ['models', 'add', 'sorter.onnx', '--labels', 'labels.txt'];
const ANSWERS = ['family=classifier', 'activation=softmax', 'values=0..1'].flatMap((each) => ['--set', each]);

test('without --yes it tells what it is taken for, why, and what is open, and keeps nothing', async () => {
  const { code, stdout } = await box.run(ADD);
  expect(code).toBe(0);
  expect(stdout).toContain('Image classifier');
  expect(stdout).toContain('labels-file: 3');
  expect(stdout).toContain('--set activation=softmax');
  expect(stdout).toContain('Nothing is kept');
  expect((await box.run(['models', 'list'])).stdout).not.toContain('sorter');
});

test('with --yes it is refused while its file leaves open what only a person can say', async () => {
  const { code, stderr } = await box.run([...ADD, '--yes', '--set', 'activation=softmax']);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('--set values=0..1');
  expect(stderr).not.toContain('--set activation');
});

test.each([
  [['--set', 'activation=maybe'], 'is no answer'],
  [['--set', 'mood=good'], 'QUESTION=ANSWER'],
  [['--set', 'family=yolox'], 'does not fit this model'],
  [['--set', 'size=1x1'], 'nothing to answer'],
])('%s is refused', async (options, words) => {
  const { code, stderr } = await box.run([...ADD, ...options]);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain(words);
});

test('kept, it is listed and a workflow can choose it', async () => {
  const kept = await box.run([...ADD, ...ANSWERS, '--yes', '--name', 'Farben']);
  expect(kept).toMatchObject({ code: 0, stdout: expect.stringContaining('Kept as farben') });
  const { stdout } = await box.run(['models', 'list', '--json']);
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({
      name: 'farben',
      title: 'Farben',
      own: true,
      fetched: true,
      labels: ['red', 'green', 'blue'],
    }),
  );
  const graph = {
    schemaVersion: 1,
    name: 'Colours',
    nodes: [
      { id: 'photos', type: 'load' },
      { id: 'say', type: 'classify', config: { model: 'farben' } },
    ],
    edges: [{ source: 'photos', sourceHandle: 'image', target: 'say', targetHandle: 'image' }],
  };
  await writeFile(join(box.work, 'colours.json'), JSON.stringify(graph));
  const red = sharp({ create: { width: 40, height: 30, channels: 3, background: '#e01010' } });
  await red.png().toFile(join(box.work, 'red.png'));
  const ran = await box.run(['run', 'colours.json', 'red.png', '--json']);
  expect(ran.code).toBe(0);
  expect(ran.stdout).toContain('"red"');
  const { confirmed } = JSON.parse(await readFile(join(box.data, 'models', 'farben', 'card.json'), 'utf8'));
  expect(confirmed).toBeNull();
});

const LESSON: Readonly<Record<string, readonly string[]>> = {
  Obst: ['apple.jpg', 'orange.jpg', 'fruits.jpg', 'citrus.jpg'],
  Schilder: ['sign-parking.jpg', 'sign-shop.jpg'],
};
async function lessonFolder(name: string, lesson: typeof LESSON): Promise<string> {
  const folder = join(box.work, name);
  for (const [group, photos] of Object.entries(lesson)) {
    await mkdir(join(folder, group), { recursive: true });
    for (const photo of photos) await copyFile(join(TEST_PHOTOS, photo), join(folder, group, photo));
  }
  return folder;
}

test('taught from folders of photos, a model says how good it is and sorts', async () => {
  const folder = await lessonFolder('lesson', LESSON);
  await writeFile(join(folder, 'Obst', 'torn.jpg'), 'no photo');
  const { code, stdout } = await box.run(['models', 'teach', folder, '--name', 'Obst oder Schild']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Right for [56] of 6/);
  expect(stdout).toContain('Obst/torn.jpg was left out: The file is not a JPEG');
  expect(stdout).toContain('"Schilder" has 2 photos only');
  expect(stdout).toContain('Kept as obst-oder-schild');
  const graph = {
    schemaVersion: 1,
    name: 'Sorted',
    nodes: [
      { id: 'photos', type: 'load' },
      { id: 'say', type: 'classify', config: { model: 'obst-oder-schild' } },
    ],
    edges: [{ source: 'photos', sourceHandle: 'image', target: 'say', targetHandle: 'image' }],
  };
  await writeFile(join(box.work, 'sorted.json'), JSON.stringify(graph));
  const ran = await box.run(['run', 'sorted.json', join(TEST_PHOTOS, 'apple.jpg'), '--json']);
  expect(ran.stdout).toContain('"label":"Obst"');
});

test('nothing is taught from a photo that is in two groups', async () => {
  const folder = await lessonFolder('torn', { A: ['apple.jpg', 'cat.png'], B: ['apple.jpg', 'dogs.jpg'] });
  const { code, stderr } = await box.run(['models', 'teach', folder, '--name', 'No']);
  expect(code).toBe(EXIT.usage);
  expect(stderr).toContain('is in "A" and in "B"');
});

test('of a reader of text the part that finds lines is enough, and the others alone are not', async () => {
  const reader = await testModel('pp-ocr-v4');
  const part = await box.run(['models', 'add', reader.parts?.read?.path ?? '', '--yes']);
  expect(part).toMatchObject({ code: EXIT.usage, stderr: expect.stringContaining('one part of a reader of text') });
  await copyFile(reader.path, join(box.work, 'Lines.onnx'));
  expect((await box.run(['models', 'add', 'Lines.onnx', '--yes'])).stdout).toContain('Kept as lines');
  const graph = {
    schemaVersion: 1,
    name: 'Read',
    nodes: [
      { id: 'photos', type: 'load' },
      { id: 'say', type: 'read-text', config: { model: 'lines', minScore: 0.9 } },
    ],
    edges: [{ source: 'photos', sourceHandle: 'image', target: 'say', targetHandle: 'image' }],
  };
  await writeFile(join(box.work, 'read.json'), JSON.stringify(graph));
  const ran = await box.run(['run', 'read.json', join(TEST_PHOTOS, 'sign-parking.jpg'), '--json']);
  expect(ran.stdout).toContain('"text":"NOTICE"');
});
