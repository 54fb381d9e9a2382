import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { identityOf } from '../launch/process-lock';
import { openScratchFolder } from './scratch-folder';

it('clears away what dead processes of this machine left, and nothing else', async () => {
  const root = await mkdtemp(join(tmpdir(), 'lensgraph-scratch-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(other, 'spawn');
  const alive = `worker-${hostname()}-${(await identityOf(other.pid ?? 0))?.replace(' ', '_')}`;
  const reusedPid = `worker-${hostname()}-${process.pid}_1`;
  const elsewhere = `worker-${hostname()}x-${process.pid}_1`;
  for (const name of [alive, reusedPid, elsewhere, 'something'])
    await mkdir(join(root, name, 'out'), { recursive: true });

  const own = basename(await openScratchFolder(root));
  expect((await readdir(root)).sort()).toEqual([alive, elsewhere, own, 'something'].sort());

  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(basename(await openScratchFolder(root))).toBe(own);
  expect((await readdir(root)).sort()).toEqual([elsewhere, own, 'something'].sort());
});
