// What screens call the kinds of objects that models know, and back: only shown, while workflows, the API and files name kinds as
// the model does. Kinds of models that people brought stay as they wrote them. Pure; knows no model and no list.

import type { Speaker } from '../../core/speaker';

/** The words of one language: lists of words by label, and which list a model of the catalogue has. */
export interface KindDictionary {
  /** What steps themselves call what no model names: what is left of a photo, a photo that fits no kind. */
  readonly common: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly models: Readonly<Record<string, string>>;
  /** Stands between a number greater than one and a word, which has no plural here: " × ". */
  readonly times: string;
}

export interface Kinds {
  /** What the screen calls a label; several joined by commas each by its own. */
  word(label: string): string;
  /** A kind with how many of it: "1 Apfel", "4 × Apfel". */
  counted(label: string, count: number): string;
  /** The label that somebody means by what they typed: a label, or what the screen calls one; else what they typed. */
  label(typed: string): string;
  /** Labels in the order of what they are called. */
  sorted(labels: readonly string[]): string[];
  /** Whether the typed text is part of the label or of what it is called. */
  matches(label: string, typed: string): boolean;
}

const BETWEEN = ', ';
const lower = (text: string): string => text.trim().toLowerCase();

/** The words for what `speakers` know, in the language of `dictionary`. */
export function kindsOf(locale: string, dictionary: KindDictionary, speakers: readonly Speaker[]): Kinds {
  const words = wordsOf(dictionary, speakers);
  const meant = new Map([...words].map(([label, word]) => [lower(word), label]));
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const word = (label: string): string => {
    const one = words.get(label);
    if (one !== undefined || !label.includes(BETWEEN)) return one ?? label;
    return label
      .split(BETWEEN)
      .map((part) => words.get(part) ?? part)
      .join(BETWEEN);
  };
  return {
    word,
    counted: (label, count) => `${count.toLocaleString(locale)}${count === 1 ? ' ' : dictionary.times}${word(label)}`,
    label: (typed) => (words.has(typed.trim()) ? typed.trim() : (meant.get(lower(typed)) ?? typed)),
    sorted: (labels) => labels.toSorted((a, b) => compare(word(a), word(b))),
    matches: (label, typed) => lower(word(label)).includes(lower(typed)) || lower(label).includes(lower(typed)),
  };
}

/** What each label is called. A label that is somebody's own is called itself, whatever other models call it. */
function wordsOf({ common, lists, models }: KindDictionary, speakers: readonly Speaker[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const listOf = (name: string) => (Object.hasOwn(models, name) ? lists[models[name] ?? ''] : undefined);
  // Any label may be one of a model that nobody knows any more.
  if (speakers.some(({ name, labels }) => !listOf(name) && labels === null)) return words;
  for (const { name } of speakers)
    for (const [label, word] of Object.entries(listOf(name) ?? {})) if (!words.has(label)) words.set(label, word);
  for (const [label, word] of Object.entries(common)) if (!words.has(label)) words.set(label, word);
  for (const { name, labels } of speakers) if (!listOf(name)) for (const label of labels ?? []) words.set(label, label);
  return apart(words);
}

/** Two kinds of different models that would be called the same are told apart by their labels. */
function apart(words: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const often = new Map<string, number>();
  for (const word of words.values()) often.set(lower(word), (often.get(lower(word)) ?? 0) + 1);
  return new Map(
    [...words].map(([label, word]) => {
      const alone = word === label || often.get(lower(word)) === 1;
      return [label, alone ? word : `${word} (${label})`];
    }),
  );
}
