// `lensgraph models inspect FILE`: what a model of one's own is taken for, and what would be asked. Keeps nothing.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LensgraphError } from '../../core/errors';
import { readEnv } from '../../env';
import { FAMILIES } from '../../models/families';
import { type Imported, importModel } from '../../models/import/import-model';
import type { Guess } from '../../models/recognise/guess';
import { feedingOf } from '../../probe/feeding';
import { tryModel } from '../../probe/try-model';
import { EXIT, type ExitCode } from '../exit-codes';
import { printJson, printLine } from '../output';
import { stopSignal } from '../stop';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

function guessLine({ draft, certainty, reasons, ask }: Guess): string {
  const why = [...new Set(reasons.map(({ code }) => code))].join(', ');
  const open = ask.map(({ question }) => question).join(', ') || 'nothing';
  const { width, height } = draft.input;
  return `${Math.round(certainty * 100)} % ${FAMILIES[draft.family].title}: ${draft.task}, ${width} x ${height}, ${draft.labels.length} labels. By: ${why}. Left to ask: ${open}. Licence: ${draft.licence || 'not stated'}`;
}

async function inspect(file: string, labels: readonly string[]): Promise<Imported & { tryMilliseconds: number }> {
  const { packageRoot } = readEnv();
  for (const path of [file, ...labels]) {
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) throw new LensgraphError('bad_request', { reason: `There is no file "${path}".` });
  }
  const { signal } = stopSignal();
  const folder = await mkdtemp(join(tmpdir(), 'lensgraph-inspect-'));
  let tryMilliseconds = 0;
  try {
    const companions = await Promise.all(labels.map(async (name) => ({ name, text: await readFile(name, 'utf8') })));
    const imported = await importModel({
      path: file,
      folder,
      companions,
      probe: async (path, draft, facts) => {
        const script = join(packageRoot, 'dist', 'probe-child.mjs');
        const tried = await tryModel(path, { script, feeding: feedingOf(draft, facts), signal });
        tryMilliseconds = Math.round(tried.milliseconds);
        return tried.facts;
      },
    });
    return { ...imported, tryMilliseconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function modelsInspectCommand(
  file: string,
  { labels = [], json }: { readonly labels?: readonly string[]; readonly json?: true },
): Promise<ExitCode> {
  const { format, bytes, facts, guesses, tryMilliseconds } = await inspect(file, labels);
  if (json) {
    await printJson({ format, bytes, facts, guesses, tryMilliseconds });
    return EXIT.ok;
  }
  const maker = [facts.producer, facts.producerVersion].filter(Boolean).join(' ') || 'unknown';
  await printLine(`${format}, ${megabytes(bytes)}, made by ${maker}, tried in ${tryMilliseconds} ms`);
  for (const guess of guesses) await printLine(guessLine(guess));
  if (guesses.length === 0) await printLine('No family that is known fits this model.');
  return EXIT.ok;
}
