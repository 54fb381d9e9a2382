// The card a person's answers make: the draft, with what each chosen reading has different laid over it, and labels typed in.
// Pure. Knows no screen.
import type { CardDraft } from './import-types';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What `reading` has different from `draft`. */
function difference<T extends object>(draft: T, reading: T): Partial<T> {
  const changed = Object.entries(reading).filter(([key, value]) => !same(value, Reflect.get(draft, key)));
  // Keys and values are the reading's own, so the compiler may believe it.
  return Object.fromEntries(changed) as Partial<T>;
}

/** `card` as `reading` has it wherever `reading` differs from `draft`: answers to other questions stay. */
export function withReading(card: CardDraft, draft: CardDraft, reading: CardDraft): CardDraft {
  const { input, ...rest } = difference(draft, reading);
  return {
    ...card,
    ...rest,
    ...(input ? { input: { ...card.input, ...difference(draft.input, input) } } : {}),
  };
}

/** One label a line, empty lines at the end left out. */
export const linesOf = (text: string): string[] =>
  text
    .replace(/\s+$/, '')
    .split(/\r?\n/)
    .map((line) => line.trim());

/** Far more than the names of all kinds a model may have. */
const MOST_BYTES = 1024 * 1024;

/** The text of a list of names; null for a file that is none, however it is called: a photo, a model, a book. */
export async function textOfList(file: Blob): Promise<string | null> {
  if (file.size > MOST_BYTES) return null;
  const text = await file.text();
  return /[\0\uFFFD]/.test(text) ? null : text;
}

const firstIdOf = ({ labels, firstClassId }: CardDraft): number => labels[0]?.classId ?? firstClassId;

/** The card's labels as lines, one for each class id from the first on; a class that is never shown is an empty one. */
export function labelLines(card: CardDraft): string[] {
  const first = firstIdOf(card);
  const lines: string[] = [];
  for (const { classId, label } of card.labels) lines[classId - first] = label;
  return Array.from(lines, (line) => line ?? '');
}

/** Lines become labels, one class each; an empty line hides its class. */
export function withLabels(card: CardDraft, lines: readonly string[]): CardDraft {
  const first = firstIdOf(card);
  const labels = lines.flatMap((label, at) => (label === '' ? [] : [{ classId: first + at, label }]));
  return { ...card, labels };
}

/** "my_fruit-model.v2.onnx" as a title: "My fruit model v2". */
export function titleFrom(fileName: string): string {
  const words = fileName
    .replace(/\.(onnx|zip)$/i, '')
    .replace(/[_\-.\s]+/g, ' ')
    .trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
