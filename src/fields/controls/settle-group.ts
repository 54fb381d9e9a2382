// After one field of a group changed, the others follow where they no longer fit: a comparison that cannot be, a value of
// another kind. Found by asking the group's own schema; knows no concrete node.

import { readField, type Schema } from '../field-shape';
import { asKind, openKinds, possibleChoices } from '../open-kinds';

type Values = Readonly<Record<string, unknown>>;

export function settle(group: Schema, values: Values, changed: string): Values {
  const { shape } = readField(group);
  if (shape.kind !== 'group') return values;
  const infos = Object.entries(shape.fields).map(([name, schema]) => [name, readField(schema).shape] as const);
  const open = infos.find(([, each]) => each.kind === 'open')?.[0];
  if (open === undefined || open === changed) return values;
  let settled = values;
  for (const [name, each] of infos) {
    if (each.kind !== 'choice' || name === changed || openKinds(group, settled, open).length > 0) continue;
    const [first] = possibleChoices(group, settled, name, each.options, open);
    if (first !== undefined) settled = { ...settled, [name]: first };
  }
  const [kind] = openKinds(group, settled, open);
  return kind === undefined ? settled : { ...settled, [open]: asKind(kind, settled[open]) };
}
