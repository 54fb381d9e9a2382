'use client';
// What changed between two graphs, said in the language of the screen. English of steps falls out of their definitions.
import { useTranslations } from 'next-intl';
import { nodes } from '../../../../../nodes/registry.generated';
import type { GraphChange } from '../../../../core/diff-graphs';
import { useWords, type Words } from '../../../../i18n/words';

/** Told by a sign and a word, not by colour alone. */
export type ChangeTone = 'added' | 'changed' | 'removed';

const TONES: Readonly<Partial<Record<GraphChange['code'], ChangeTone>>> = {
  step_added: 'added',
  step_enabled: 'added',
  wire_added: 'added',
  ask_added: 'added',
  step_removed: 'removed',
  step_disabled: 'removed',
  wire_removed: 'removed',
  ask_removed: 'removed',
};

export const toneOf = ({ code }: GraphChange): ChangeTone => TONES[code] ?? 'changed';

/** The names of the steps that changes speak of, by id; wires say no more than ids. */
export type StepNames = ReadonlyMap<string, string>;

export function useChangeWords() {
  const t = useTranslations('versions');
  const words = useWords();

  const kindTitle = (type: unknown): string => {
    const definition = nodes.get(String(type));
    return definition ? words.nodeTitle(definition) : String(type);
  };
  const stepName = (type: string, title?: unknown): string =>
    typeof title === 'string' && title ? title : kindTitle(type);

  function sentence(change: GraphChange, names: StepNames): string {
    switch (change.code) {
      case 'workflow_renamed':
        return t('change.workflow_renamed', change.params);
      case 'workflow_changed':
        return t('change.workflow_changed', change.params);
      case 'order_changed':
        return t('change.order_changed', change.params);
      case 'wire_added':
      case 'wire_removed':
      case 'wire_changed': {
        const { source, target } = change.params;
        return t(`change.${change.code}`, { from: names.get(source) ?? source, to: names.get(target) ?? target });
      }
    }
    const step = stepName(change.type, change.title);
    switch (change.code) {
      case 'setting_changed': {
        const { field, from, to } = change.params;
        const value = (each: unknown) => valueWords(words, t('nothing'), [t('yes'), t('no')], change.type, field, each);
        return t('change.setting_changed', {
          step,
          field: fieldTitle(words, change.type, field),
          from: value(from),
          to: value(to),
        });
      }
      case 'ask_added':
      case 'ask_removed':
        return t(`change.${change.code}`, { step, field: fieldTitle(words, change.type, change.params.field) });
      case 'step_renamed':
        return t('change.step_renamed', {
          from: stepName(change.type, change.params.from),
          to: stepName(change.type, change.params.to),
        });
      case 'step_replaced':
        return t('change.step_replaced', { from: kindTitle(change.params.from), to: kindTitle(change.params.to) });
      case 'note_changed':
      case 'step_updated':
      case 'step_changed':
      case 'step_added':
      case 'step_removed':
      case 'step_disabled':
      case 'step_enabled':
        return t(`change.${change.code}`, { step });
    }
  }
  return { sentence, stepName };
}

function fieldTitle(words: Words, type: string, field: string): string {
  const definition = nodes.get(type);
  return definition ? words.fieldTitle(definition, field) : field;
}

const MAX_VALUE = 120;

/** A setting's value as one reads it: shares of one as per cent where a slider moves them, lists as words. */
function valueWords(
  words: Words,
  nothing: string,
  [yes, no]: readonly [string, string],
  type: string,
  field: string,
  value: unknown,
): string {
  const definition = nodes.get(type);
  if (value === null || value === undefined || value === '') return nothing;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') {
    const sliding = definition && words.fieldEnds(definition, field) !== null;
    return sliding && value <= 1 ? words.share(value) : String(value);
  }
  if (typeof value === 'string') return definition ? words.choice(definition, field, value) : value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    const choices = value.map((each) => (definition ? words.choice(definition, field, each) : each));
    return choices.length ? words.list(choices) : nothing;
  }
  if (!Array.isArray(value) && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, each]) => `${key}: ${String(each)}`);
    return entries.length ? words.list(entries) : nothing;
  }
  return JSON.stringify(value).slice(0, MAX_VALUE);
}
