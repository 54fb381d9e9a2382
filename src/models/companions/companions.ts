// What lies beside a model's file and says how to use it: labels, Hugging Face's configuration, a list of characters.
// Knows no folders: whoever imports a model gives names and texts.

import { type HuggingFace, readHuggingFace } from './hugging-face';
import { isLabelFile, readLabelFile } from './label-file';
import { type LabelList, MOST_LABELS } from './label-values';

export interface CompanionFile {
  /** With or without folders before it. */
  readonly name: string;
  readonly text: string;
}
export interface Companions {
  readonly labels: LabelList | null;
  /** The name of the file that has the labels. */
  readonly labelFile: string | null;
  readonly huggingFace: HuggingFace | null;
  /** The lines of the one text file, exactly: what a reader of text may read (a line may be a space). */
  readonly lines: readonly string[] | null;
}

export const NO_COMPANIONS: Companions = { labels: null, labelFile: null, huggingFace: null, lines: null };

const CONFIGS = new Set(['config.json', 'preprocessor_config.json', 'package.json', 'tokenizer_config.json']);
const baseName = (name: string) => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);

function linesOf(text: string): string[] | null {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.length > 10 * MOST_LABELS ? null : lines;
}

/** True if `lines` are characters rather than words: a keys file of PP-OCR has up to 20,000 of them. */
export const isAlphabet = (lines: readonly string[]): boolean =>
  lines.length > 0 && lines.every((line) => [...line].length <= 2) && lines.some((line) => [...line].length === 1);

/** What the files say. Errors: `labels_unreadable`, `too_many_labels`. */
export function readCompanions(files: readonly CompanionFile[]): Companions {
  const named = (name: string) => files.find((file) => baseName(file.name) === name)?.text;
  const huggingFace = readHuggingFace(named('config.json'), named('preprocessor_config.json'));
  const file = files.find(({ name }) => isLabelFile(name) && !CONFIGS.has(baseName(name)));
  const lines = file && /\.txt$/i.test(file.name) ? linesOf(file.text) : null;
  if (lines && lines.length > MOST_LABELS && isAlphabet(lines))
    return { labels: null, labelFile: null, huggingFace, lines };
  if (!file)
    return {
      labels: huggingFace?.labels ?? null,
      labelFile: huggingFace?.labels ? 'config.json' : null,
      huggingFace,
      lines,
    };
  return { labels: readLabelFile(baseName(file.name), file.text), labelFile: baseName(file.name), huggingFace, lines };
}
