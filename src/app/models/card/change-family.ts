// A card read as another family: its outputs get the roles of that family, and it does what the family can. Pure.
import { familyEntry, familyRoles, type ModelFamily } from '../../../models/families';
import type { CardDraft } from '../import/import-types';

/** What of `card` becomes different; `outputs` are the names the file has. */
export function asFamily(card: CardDraft, family: ModelFamily, outputs: readonly string[]): Partial<CardDraft> {
  const { tasks } = familyEntry(family);
  const { needed: roles, optional: optionalRoles } = familyRoles(family);
  const free = outputs.filter((name) => !Object.values(card.outputs).includes(name));
  const named = roles.map((role): [string, string] => [role, card.outputs[role] ?? free.shift() ?? outputs[0] ?? '']);
  const also = optionalRoles.flatMap((role): [string, string][] => {
    const name = card.outputs[role];
    return name === undefined ? [] : [[role, name]];
  });
  // A family that needs no role must be given some output all the same.
  const [first] = optionalRoles;
  const some: [string, string][] =
    named.length + also.length === 0 && first !== undefined ? [[first, outputs[0] ?? '']] : [];
  return {
    family,
    task: tasks.find((task) => task === card.task) ?? tasks[0],
    outputs: Object.fromEntries([...named, ...also, ...some]),
  };
}
