// `lensgraph models inspect FILE`: what a model of one's own is taken for, and what would be asked. Keeps nothing.
import { licenceTerms, TERMS_IN_ENGLISH } from '../../core/licence';
import { FAMILIES } from '../../models/families';
import type { Guess } from '../../models/recognise/guess';
import { EXIT, type ExitCode } from '../exit-codes';
import { printJson, printLine } from '../output';
import { type ReadModel, readModelFile } from '../read-model-file';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

export function guessLine({ draft, certainty, reasons, ask }: Guess): string {
  const why = [...new Set(reasons.map(({ code }) => code))].join(', ');
  const open = ask.map(({ question }) => question).join(', ') || 'nothing';
  const { width, height } = draft.input;
  return `${Math.round(certainty * 100)} % ${FAMILIES[draft.family].title}: ${draft.task}, ${width} x ${height}, ${draft.labels.length} labels. By: ${why}. Left to ask: ${open}. Licence: ${draft.licence || 'not stated'}`;
}

export function modelLine({ format, bytes, facts, tryMilliseconds }: ReadModel): string {
  const maker = [facts.producer, facts.producerVersion].filter(Boolean).join(' ') || 'unknown';
  return `${format}, ${megabytes(bytes)}, made by ${maker}, tried in ${tryMilliseconds} ms`;
}

/** What the licence asks, where its name tells; nothing otherwise. */
export async function printTerms(licence: string): Promise<void> {
  const terms = licenceTerms(licence);
  if (terms) await printLine(`Mind its licence (${licence}): ${TERMS_IN_ENGLISH[terms]}`);
}

export const NO_FAMILY = 'No family that is known fits this model.';

export async function modelsInspectCommand(
  file: string,
  { labels = [], json }: { readonly labels?: readonly string[]; readonly json?: true },
): Promise<ExitCode> {
  return readModelFile(file, labels, async (model) => {
    if (json) {
      const { path: _path, ...facts } = model;
      await printJson(facts);
      return EXIT.ok;
    }
    await printLine(modelLine(model));
    for (const guess of model.guesses) await printLine(guessLine(guess));
    const [first] = model.guesses;
    if (first) await printTerms(first.draft.licence);
    if (model.guesses.length === 0) await printLine(NO_FAMILY);
    return EXIT.ok;
  });
}
