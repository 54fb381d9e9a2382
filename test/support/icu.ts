// Reads which arguments an ICU message takes, at any depth, without being misled by words that stand in braces of a choice.

/** Names of the arguments, sorted: "{n, plural, one {photo of {who}} other {# photos}}" -> n, who. */
export function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  let at = 0;
  const skipSpace = () => {
    while (/\s/.test(message[at] ?? '')) at += 1;
  };
  const word = (): string => {
    skipSpace();
    const found = /^[^\s{},]+/.exec(message.slice(at))?.[0] ?? '';
    at += found.length;
    skipSpace();
    return found;
  };
  const text = (isNested: boolean) => {
    while (at < message.length) {
      const letter = message[at];
      at += 1;
      if (letter === '}' && isNested) return;
      if (letter === '{') argument();
    }
  };
  const argument = () => {
    names.add(word());
    if (message[at] === ',') {
      at += 1;
      const kind = word();
      if (/^(plural|select|selectordinal)$/.test(kind)) {
        at += 1;
        for (word(); message[at] === '{'; word()) {
          at += 1;
          text(true);
        }
      } else while (at < message.length && message[at] !== '}') at += 1;
    }
    at += 1;
  };
  text(false);
  return [...names].sort();
}
