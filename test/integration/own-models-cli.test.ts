// A model of one's own on the command line: told, refused while it leaves something open, kept, listed and run.
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-codes';
import { type CliSandbox, cliSandbox } from '../support/cli';
import { colourSorter } from '../support/colour-sorter';
import { TEST_MODELS, testModel } from '../support/models';

let box: CliSandbox;
beforeAll(async () => {
  await testModel('coco-ssd');
  box = await cliSandbox({ models: false });
  await mkdir(join(box.data, 'models'));
  await symlink(join(TEST_MODELS, 'coco-ssd'), join(box.data, 'models', 'coco-ssd'));
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
