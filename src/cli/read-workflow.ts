// Finds the workflow a command names (a file or a template) and compiles it with the settings given on the command line.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nodes } from '../../nodes/registry.generated';
import { compile } from '../compiler/compile';
import { type Params, setFields } from '../compiler/set-fields';
import { LensgraphError } from '../core/errors';
import { parseGraph } from '../core/graph';
import type { Plan } from '../core/plan';
import { type Problem, problem } from '../core/problems';
import type { Env } from '../env';
import { modelIndex } from '../server/model-index';
import { listTemplates, templatesFolder } from '../server/services/list-templates';

export type ReadWorkflow =
  | { readonly plan: Plan; readonly problems: readonly [] }
  | { readonly plan: null; readonly problems: readonly Problem[] };

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return false;
    throw error;
  }
}

/** The path of the workflow file. A file in the way of a template's name wins. Throws `bad_request`. */
async function findWorkflow(workflow: string, env: Env): Promise<string> {
  if (await isFile(workflow)) return workflow;
  const folder = templatesFolder(env.packageRoot);
  const names = (await listTemplates(folder)).map(({ name }) => name);
  if (names.includes(workflow)) return join(folder, workflow, 'workflow.json');
  const known = names.join(', ') || 'none';
  throw new LensgraphError('bad_request', {
    reason: `There is no workflow file "${workflow}", and no template of that name. The templates are: ${known}.`,
  });
}

function parseJson(text: string): { json: unknown } | { problem: Problem } {
  try {
    // Editors on Windows begin a file with a byte order mark, which JSON does not allow.
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: problem('not_a_workflow', { reason: 'it is not valid JSON', why: 'no_json', limit: 0 }) };
  }
}

/** Compiles `workflow`. Throws `bad_request` when there is none or `params` name a step or setting it does not have. */
export async function readWorkflow(workflow: string, params: Params, env: Env): Promise<ReadWorkflow> {
  const parsed = parseJson(await readFile(await findWorkflow(workflow, env), 'utf8'));
  if ('problem' in parsed) return { plan: null, problems: [parsed.problem] };
  const { graph, problems } = parseGraph(parsed.json);
  if (!graph) return { plan: null, problems };
  const compiled = compile(setFields(graph, params, nodes), { registry: nodes, models: modelIndex(env.data.models) });
  return compiled.plan ? { plan: compiled.plan, problems: [] } : { plan: null, problems: compiled.problems };
}
