// What somebody should know of a photo although it went well: a list that was cut. The English, and where
// they are found among the outputs of a photo. Knows no step.

import type { Warning } from './data-types';
import type { PortValues } from './photo-record';
import type { Plan } from './plan';

const ENGLISH: Readonly<Record<Warning['code'], (max: number) => string>> = {
  max_objects: (max) =>
    `More objects were found than the step keeps (${max}); the surest stay. Raise "At most" in its settings to keep more.`,
  many_candidates: (max) =>
    `The model proposed more than ${max} places, of which the surest ${max} were looked at. Unsure objects may be missing; crop the photo to what matters.`,
};

/** What is said in exports, by the API and at a terminal. */
export const warningText = ({ code, params: { max } }: Warning): string => ENGLISH[code](max);

const isWarned = (value: unknown): value is { readonly warnings: readonly Warning[] } =>
  typeof value === 'object' && value !== null && 'warnings' in value && Array.isArray(value.warnings);

const valuesIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.map((each: unknown) => (isPathValue(each) ? each.value : each)) : [value];

const isPathValue = (value: unknown): value is { readonly value: unknown } =>
  typeof value === 'object' && value !== null && 'path' in value && 'value' in value;

/** Warnings of some values, each thing said once. */
export function warningsIn(values: Iterable<unknown>): Warning[] {
  const found = new Map<string, Warning>();
  for (const value of values)
    for (const each of valuesIn(value))
      if (isWarned(each))
        for (const warning of each.warnings) found.set(`${warning.code} ${warning.params.max}`, warning);
  return [...found.values()];
}

/** Warnings of a photo, in the order of its steps, each thing said once: later steps hand on what earlier ones said. */
export const photoWarnings = (outputs: PortValues, { steps }: Pick<Plan, 'steps'>): Warning[] =>
  warningsIn(steps.flatMap(({ nodeId }) => Object.values(outputs[nodeId] ?? {})));
