// What a step says of itself, in the language of the screen: English stands in its definition, another language in a dictionary.
// Knows no concrete node.

import type { AnyNode, RawConfig, Say } from '../core/node';
import { fieldMeta, fieldPath, fieldSchema, unwrap } from './field-at';
import { shareIn } from './numbers';
import { fillPattern } from './pattern';

export interface FieldWords {
  readonly title?: string;
  readonly help?: string;
  readonly unit?: string;
  readonly choices?: Readonly<Record<string, string>>;
  /** Two of them; a list read from a file has no fixed length. */
  readonly ends?: readonly string[];
}

/** One node kind in another language: `nodes/NAME.LANGUAGE.json`. */
export interface NodeDictionary {
  readonly title: string;
  readonly help: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** By path: "minScore", "rules/property", "steps/resize/width". */
  readonly fields: Readonly<Record<string, FieldWords>>;
  /** By the English pattern that the definition says. */
  readonly say: Readonly<Record<string, string>>;
}

export type NodeDictionaries = Readonly<Record<string, NodeDictionary>>;
export type Side = 'inputs' | 'outputs';

/** By convention of all steps that speak of their model. */
const MODEL_VALUE = 'model';

const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

/** `list` joins words the way the language does, `kind` says what kinds of objects are called. */
export function nodeWords(locale: string, dictionaries: NodeDictionaries, { list, kind }: Pick<Say, 'list' | 'kind'>) {
  const of = (definition: AnyNode) => own(dictionaries, definition.type);
  const field = (definition: AnyNode, path: string) => own(of(definition)?.fields, fieldPath(path));
  const port = (definition: AnyNode, side: Side, name: string) =>
    own(of(definition)?.[side], name) ?? own(definition[side], name)?.options.title ?? name;

  /** How `definition` speaks: its own patterns in the language of the screen, models by their titles. */
  function sayOf(definition: AnyNode, modelTitles: Readonly<Record<string, string>> = {}): Say {
    const patterns = of(definition)?.say;
    const say = (pattern: string, values?: Readonly<Record<string, string | number>>) => {
      const translated = own(patterns, pattern);
      const model = values?.[MODEL_VALUE];
      const titled =
        model === undefined ? values : { ...values, [MODEL_VALUE]: own(modelTitles, String(model)) ?? model };
      return fillPattern(translated === undefined ? 'en' : locale, translated ?? pattern, titled);
    };
    return Object.assign(say, { list, kind, percent: (share: number) => shareIn(locale, share) });
  }

  return {
    nodeTitle: (definition: AnyNode): string => of(definition)?.title ?? definition.title,
    nodeHelp: (definition: AnyNode): string => of(definition)?.help ?? definition.help,
    fieldTitle: (definition: AnyNode, path: string): string =>
      field(definition, path)?.title ?? fieldMeta(definition, path)?.title ?? path,
    fieldHelp: (definition: AnyNode, path: string): string =>
      field(definition, path)?.help ?? fieldMeta(definition, path)?.help ?? '',
    /** What its number counts ("objects", "px"); empty when it is just a number. */
    fieldUnit: (definition: AnyNode, path: string): string =>
      field(definition, path)?.unit ?? fieldMeta(definition, path)?.unit ?? '',
    /** What the two ends of its slider mean, if it says so. */
    fieldEnds: (definition: AnyNode, path: string): readonly [string, string] | null => {
      const [low, high] = field(definition, path)?.ends ?? fieldMeta(definition, path)?.ends ?? [];
      return low === undefined || high === undefined ? null : [low, high];
    },
    /** Words for one value of a choice, also for a kind of list item: `choice(definition, 'steps/kind', 'resize')`. */
    choice: (definition: AnyNode, path: string, value: string | number): string =>
      own(field(definition, path)?.choices, String(value)) ??
      own(fieldMeta(definition, path)?.choices, String(value)) ??
      kindTitle(definition, path, String(value)) ??
      String(value),
    portTitle: port,
    say: (definition: AnyNode, pattern: string, values?: Readonly<Record<string, string | number>>): string =>
      sayOf(definition)(pattern, values),
    /**
     * Its settings in one line; empty for settings that are not valid, which is told as a problem. `modelTitles` by name; a model
     * without one is called by its name.
     */
    summary(definition: AnyNode, config: RawConfig, modelTitles: Readonly<Record<string, string>> = {}): string {
      const parsed = definition.config.safeParse(config);
      return (parsed.success && definition.summary?.(parsed.data, sayOf(definition, modelTitles))) || '';
    },
  };
}

/** The title of one of several kinds of list items, which stands at the value that tells them apart. */
function kindTitle(definition: AnyNode, path: string, value: string): string | undefined {
  const at = fieldPath(path);
  const key = at.slice(at.lastIndexOf('/') + 1);
  const list = at.slice(0, Math.max(0, at.lastIndexOf('/')));
  if (!list) return undefined;
  const found = fieldSchema(definition, `${list}/${value}/${key}`);
  return found && unwrap(found) ? fieldMeta(definition, `${list}/${value}/${key}`)?.title : undefined;
}
