// Reads a Python literal (dict, list, tuple, text, number, True, False, None) as data: Ultralytics and YOLOv5 write
// their labels into a model's metadata with str(). Nothing is evaluated. Knows no family of models.

export type PythonValue = string | number | boolean | null | PythonValue[] | Map<string | number, PythonValue>;

const DEEPEST = 20;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
const WORD = /True|False|None/y;
const SPACE = /\s*/y;
const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

class NotALiteral extends Error {}

/** The value that `text` writes, or undefined if it is anything else than a literal. */
export function parsePythonLiteral(text: string): PythonValue | undefined {
  let at = 0;
  function match(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  }
  function takes(character: string): boolean {
    match(SPACE);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }
  function fail(): never {
    throw new NotALiteral();
  }

  function quoted(quote: string): string {
    let out = '';
    for (;;) {
      const character = text[at];
      if (character === undefined || character === '\n') return fail();
      at += 1;
      if (character === quote) return out;
      out += character === '\\' ? escaped() : character;
    }
  }
  function escaped(): string {
    const character = text[at] ?? '';
    at += 1;
    const digits = HEX_LENGTH[character];
    if (digits === undefined) return ESCAPES[character] ?? `\\${character}`;
    const code = Number.parseInt(text.slice(at, at + digits), 16);
    at += digits;
    return code <= 0x10ffff ? String.fromCodePoint(code) : fail();
  }
  /** Comma-separated parts up to `end`; a last comma is allowed. */
  function parts(end: string, part: () => void): void {
    while (!takes(end)) {
      part();
      if (takes(',')) continue;
      if (!takes(end)) fail();
      return;
    }
  }
  function value(depth: number): PythonValue {
    if (depth > DEEPEST) fail();
    for (const quote of ["'", '"']) if (takes(quote)) return quoted(quote);
    for (const [start, end] of [
      ['[', ']'],
      ['(', ')'],
    ] as const)
      if (takes(start)) {
        const list: PythonValue[] = [];
        parts(end, () => list.push(value(depth + 1)));
        return list;
      }
    if (takes('{')) {
      const map = new Map<string | number, PythonValue>();
      parts('}', () => {
        const key = value(depth + 1);
        if ((typeof key !== 'string' && typeof key !== 'number') || !takes(':')) fail();
        else map.set(key, value(depth + 1));
      });
      return map;
    }
    const word = match(WORD);
    if (word !== null) return word === 'None' ? null : word === 'True';
    const number = match(NUMBER);
    return number === null ? fail() : Number(number);
  }

  try {
    const found = value(0);
    match(SPACE);
    return at === text.length ? found : undefined;
  } catch (error) {
    if (error instanceof NotALiteral) return undefined;
    throw error;
  }
}
