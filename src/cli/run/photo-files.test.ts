import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { photoFiles } from './photo-files';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'photo-files-'));
});
afterEach(() => rm(root, { recursive: true }));

async function make(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), path);
  }
}
const at = (...paths: string[]) => paths.map((path) => join(root, path));
const names = async (...inputs: string[]) => (await photoFiles(at(...inputs))).map(({ name }) => name);

test('a folder gives every photo that is not hidden, sorted, named by its path below the folder', async () => {
  await make('in/b.jpg', 'in/a.jpg', 'in/sub/a.jpg', 'in/notes.txt', 'in/.hidden.jpg', 'in/.git/x.jpg', 'in/B.jpg');
  expect(await names('in')).toEqual(['B.jpg', 'a.jpg', 'b.jpg', 'sub/a.jpg']);
  expect(await names('in/notes.txt')).toEqual(['notes.txt']);
});

test('pictures of kinds that are not read, and files without an ending, are photos too, so that none is lost silently', async () => {
  await make('in/a.HEIC', 'in/b.gif', 'in/IMG0042', 'in/list.csv');
  expect(await names('in')).toEqual(['IMG0042', 'a.HEIC', 'b.gif']);
});

test('files come in the order given, by their own names', async () => {
  await make('z.jpg', 'a.jpg');
  expect(await photoFiles(at('z.jpg', 'a.jpg'))).toEqual([
    { name: 'z.jpg', path: join(root, 'z.jpg') },
    { name: 'a.jpg', path: join(root, 'a.jpg') },
  ]);
});

test('files of one name from different folders stay apart', async () => {
  await make('mon/x.jpg', 'tue/x.jpg', 'tue/y.jpg');
  expect(await names('mon', 'tue')).toEqual(['mon/x.jpg', 'tue/x.jpg', 'y.jpg']);
  expect(await names('mon/x.jpg', 'tue/x.jpg')).toEqual(['mon/x.jpg', 'tue/x.jpg']);
});

test('even when the folders have one name too', async () => {
  await make('mon/in/x.jpg', 'tue/in/x.jpg');
  expect(await names('mon/in', 'tue/in')).toEqual(at('mon/in/x.jpg', 'tue/in/x.jpg'));
});

test('no two names are equal when a longer name of one is the short name of another', async () => {
  await make('a/x.jpg', 'b/x.jpg', 'top/a/x.jpg');
  const found = await names('a', 'b', 'top');
  expect(new Set(found).size).toBe(3);
});

test('a file that is given twice comes once', async () => {
  await make('in/a.jpg', 'in/b.jpg');
  expect(await names('in/b.jpg', 'in')).toEqual(['b.jpg', 'a.jpg']);
});

test('links to files and folders are followed, a folder that links to itself only once', async () => {
  await make('in/a.jpg', 'far/b.jpg');
  await symlink(join(root, 'far'), join(root, 'in/link'));
  await symlink(join(root, 'in'), join(root, 'in/self'));
  await symlink(join(root, 'nowhere'), join(root, 'in/broken.jpg'));
  expect(await names('in')).toEqual(['a.jpg', 'broken.jpg', 'link/b.jpg']);
});

test.each([
  ['what does not exist', 'nothing', /There is no file or folder/],
  ['a path through a file', 'a.jpg/b', /There is no file or folder/],
  ['a folder without files', 'empty', /holds no photos/],
  ['a folder with hidden files only', 'hidden', /holds no photos/],
])('%s is refused', async (_, input, message) => {
  await make('a.jpg', 'hidden/.x');
  await mkdir(join(root, 'empty'));
  await expect(photoFiles(at(input))).rejects.toMatchObject({
    code: 'bad_request',
    message: expect.stringMatching(message),
  });
});
