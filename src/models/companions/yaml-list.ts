// Reads one list or map of labels out of a YAML file: the `names` of Ultralytics' data.yaml, `label_list` of Paddle's
// infer_cfg.yml. Only what those files use: one level, block or flow. Everything else in the file is passed over.

import { type PythonValue, parsePythonLiteral } from './python-literal';

const INDENT = /^\s*/;
const indentOf = (line: string) => INDENT.exec(line)?.[0].length ?? 0;

/** `text` without quotes and without a comment behind it. */
function scalar(text: string): string {
  const trimmed = text.trim();
  const quote = trimmed[0];
  if (quote === "'" || quote === '"') {
    const end = trimmed.lastIndexOf(quote);
    const inner = trimmed.slice(1, end > 0 ? end : undefined);
    return quote === "'" ? inner.replaceAll("''", "'") : String(parsePythonLiteral(`"${inner}"`) ?? inner);
  }
  return trimmed.replace(/\s+#.*$/, '').trim();
}

/** The parts of a flow list or map, split at commas outside quotes. */
function flowParts(text: string): string[] {
  const parts: string[] = [];
  let quote = '';
  let part = '';
  for (const character of text) {
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    if (character === ',' && !quote) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part].filter((each) => each.trim() !== '');
}

/** "key: value" as both, or null. */
function keyed(text: string): [string, string] | null {
  const found = /^\s*(["']?)([^"':]+)\1\s*:\s*(.*)$/.exec(text);
  return found ? [found[2]?.trim() ?? '', scalar(found[3] ?? '')] : null;
}

const asId = (key: string): string | number => (/^\d+$/.test(key) ? Number(key) : key);

function collect(lines: readonly string[]): PythonValue | undefined {
  const items: string[] = [];
  const map = new Map<string | number, PythonValue>();
  for (const line of lines) {
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (item) items.push(scalar(item[1] ?? ''));
    else {
      const pair = keyed(line);
      if (pair) map.set(asId(pair[0]), pair[1]);
    }
  }
  return items.length > 0 ? items : map.size > 0 ? map : undefined;
}

/** The list or map under the top-level key `key`, or undefined if there is none. */
export function yamlList(text: string, key: string): PythonValue | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (start < 0) return undefined;
  const rest = scalar((lines[start] ?? '').slice(key.length + 1));
  const below = lines.slice(start + 1);
  if (rest.startsWith('[') || rest.startsWith('{')) {
    const whole = [rest, ...below].join(' ');
    const end = whole.indexOf(rest.startsWith('[') ? ']' : '}');
    if (end < 0) return undefined;
    const parts = flowParts(whole.slice(1, end));
    return collect(rest.startsWith('[') ? parts.map((part) => `- ${part.trim()}`) : parts);
  }
  const isOver = (line: string) => line.trim() !== '' && indentOf(line) === 0 && !/^(-\s|#)/.test(line);
  const end = below.findIndex(isOver);
  const block = (end < 0 ? below : below.slice(0, end)).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  return collect(block);
}
