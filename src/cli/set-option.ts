// Reads `--set NODE.FIELD=VALUE`. Knows no step and no setting.
import type { Params } from '../compiler/set-fields';
import { LensgraphError } from '../core/errors';

/** The value as JSON if it parses, else as the text it is. */
function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** `NODE.FIELD=VALUE` settings by step; the last one counts. The step's id may hold dots. Throws `bad_request`. */
export function readSettings(settings: readonly string[]): Params {
  const byNode = new Map<string, Map<string, unknown>>();
  for (const setting of settings) {
    const [, node, field, value] = /^([^=]+)\.([^.=]+)=([\s\S]*)$/.exec(setting) ?? [];
    if (node === undefined || field === undefined || value === undefined) {
      throw new LensgraphError('bad_request', {
        reason: `"--set ${setting}" is not of the form --set NODE.FIELD=VALUE.`,
      });
    }
    const fields = byNode.get(node) ?? new Map<string, unknown>();
    byNode.set(node, fields.set(field, readValue(value)));
  }
  return Object.fromEntries([...byNode].map(([node, fields]) => [node, Object.fromEntries(fields)]));
}
