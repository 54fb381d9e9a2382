// Which kinds of steps answer to what was typed: those whose name begins with it first, then those that mention it. Pure.

import type { AnyNode } from '../../core/node';
import type { Words } from '../../i18n/words';

export function matching(kinds: readonly AnyNode[], query: string, words: Words): readonly AnyNode[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return kinds;
  const rank = (definition: AnyNode): number => {
    const title = words.nodeTitle(definition).toLocaleLowerCase();
    if (title.startsWith(wanted)) return 0;
    if (title.includes(wanted)) return 1;
    if (words.nodeHelp(definition).toLocaleLowerCase().includes(wanted)) return 2;
    return definition.type.includes(wanted) ? 3 : 9;
  };
  return kinds
    .map((definition) => ({ definition, at: rank(definition) }))
    .filter(({ at }) => at < 9)
    .sort((a, b) => a.at - b.at)
    .map(({ definition }) => definition);
}
