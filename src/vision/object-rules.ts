// Properties of found objects and rules over them. Pure; knows nothing of nodes.

import type { Detection, Detections } from '../core/data-types';

export const OBJECT_PROPERTIES = [
  'score',
  'label',
  'width',
  'height',
  'area',
  'aspect',
  'x',
  'y',
  'touchesBorder',
  'rank',
] as const;
export type ObjectProperty = (typeof OBJECT_PROPERTIES)[number];

export const OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'notIn'] as const;
export type Operator = (typeof OPERATORS)[number];

type Scalar = string | number | boolean;
export interface ObjectRule {
  readonly property: ObjectProperty;
  readonly operator: Operator;
  readonly value: Scalar | readonly Scalar[];
}

/** How near, in pixels, a box must come to the photo's border to touch it: models rarely hit it exactly. */
const BORDER = 1;

/**
 * A property of an object. `width` and `height` in pixels, `area` as a fraction of the photo, `aspect` is width / height
 * (0 for a box without height), `x` and `y` are the centre (0..1), `rank` is given (1 is the surest of its photo).
 */
export function objectProperty(
  item: Detection,
  property: ObjectProperty,
  photo: Pick<Detections, 'width' | 'height'>,
  rank: number,
): Scalar {
  const [x1, y1, x2, y2] = item.box;
  const width = x2 - x1;
  const height = y2 - y1;
  switch (property) {
    case 'score':
      return item.score;
    case 'label':
      return item.label;
    case 'width':
      return width;
    case 'height':
      return height;
    case 'area':
      return (width * height) / (photo.width * photo.height);
    case 'aspect':
      return height > 0 ? width / height : 0;
    case 'x':
      return (x1 + x2) / 2 / photo.width;
    case 'y':
      return (y1 + y2) / 2 / photo.height;
    case 'touchesBorder':
      return x1 <= BORDER || y1 <= BORDER || x2 >= photo.width - BORDER || y2 >= photo.height - BORDER;
    case 'rank':
      return rank;
  }
}

/** Whether `actual` fits the rule. Numbers compare with numbers only; a single value stands for a list of one. */
export function holds(actual: Scalar, { operator, value }: Pick<ObjectRule, 'operator' | 'value'>): boolean {
  const list: readonly Scalar[] = typeof value === 'object' ? value : [value];
  const limit = Number(list[0]);
  switch (operator) {
    case 'eq':
      return list.length === 1 && actual === list[0];
    case 'ne':
      return !(list.length === 1 && actual === list[0]);
    case 'in':
      return list.includes(actual);
    case 'notIn':
      return !list.includes(actual);
    case 'gt':
      return typeof actual === 'number' && actual > limit;
    case 'gte':
      return typeof actual === 'number' && actual >= limit;
    case 'lt':
      return typeof actual === 'number' && actual < limit;
    case 'lte':
      return typeof actual === 'number' && actual <= limit;
  }
}

/** What is wrong with a rule: its property has no order, or its value is not a list, a word, yes or no, a number. */
export type RuleFault = 'order' | 'list' | 'string' | 'boolean' | 'number';

/** Why a rule makes no sense, as a code and in words ("label" is compared with a word), or null. */
export function ruleFault({
  property,
  operator,
  value,
}: ObjectRule): { readonly code: RuleFault; readonly message: string } | null {
  const wanted = property === 'label' ? 'string' : property === 'touchesBorder' ? 'boolean' : 'number';
  const words = { string: 'a word', boolean: 'yes or no', number: 'a number' }[wanted];
  const lists = operator === 'in' || operator === 'notIn';
  const orders = !lists && operator !== 'eq' && operator !== 'ne';
  if (orders && wanted !== 'number')
    return { code: 'order', message: `"${property}" cannot be compared with "${operator}"` };
  if (Array.isArray(value) !== lists)
    return { code: lists ? 'list' : wanted, message: `"${operator}" takes ${lists ? 'a list' : words}` };
  const each: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (each.every((one) => typeof one === wanted)) return null;
  return { code: wanted, message: `"${property}" is compared with ${words}` };
}
