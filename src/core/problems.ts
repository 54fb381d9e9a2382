// Why a workflow cannot run, or a wire does not fit: one closed list, told the same way by the editor, the API and the command line.
// Knows no node kind and no transport.

import { fillSentence } from './errors';
import type { GraphEdit } from './graph-edits';

/** Every problem code with its sentence: what is wrong, then what to do. */
export const PROBLEM_SENTENCES = {
  not_a_workflow: 'This is not a workflow file: {reason}. Choose a file saved by Lensgraph, or start from a template.',
  newer_workflow:
    'This workflow was saved by a newer version of Lensgraph (its format is {version}). Update Lensgraph, then open it again.',
  empty: 'The workflow has no steps yet. Add a "Photos" step to begin.',
  too_many_nodes: 'The workflow has {count} steps; at most {limit} are allowed. Split it into several workflows.',
  forbidden_key: 'The name "{key}" cannot be used in a workflow. Rename it.',
  duplicate_id: 'Two {what} have the same id "{id}". Give one of them another id.',
  unknown_node:
    'The step "{node}" is of a kind this version does not know ("{type}"). It is kept; update Lensgraph, or remove the step.',
  newer_node: 'The step "{node}" was saved by a newer version of Lensgraph. It is kept; update Lensgraph to run it.',
  unknown_port: 'The step "{node}" has no {direction} named "{port}". It has: {known}.',
  dangling_edge: 'A wire leads to the step "{node}", which does not exist. Remove the wire.',
  port_taken: 'The input "{port}" of "{node}" takes one wire and has several. Remove all but one.',
  type_mismatch: '"{from}" gives {fromType}, but "{to}" needs {toType}.{hint}',
  missing_input: 'The step "{node}" needs {needs} at its input "{port}". Draw a wire to it.',
  cycle: 'The steps {nodes} feed each other in a circle. Remove one of the wires between them.',
  level_conflict: '{explanation} Join them on one photo first, or remove one of the wires.',
  model_missing: 'The step "{node}" uses the model "{model}", which is not there. Choose one of: {known}.',
  model_wrong_task:
    'The step "{node}" needs a model that can {needs}, but "{model}" can {has}. Choose one of: {known}.',
  bad_config: 'The setting "{field}" of the step "{node}" is not valid: {reason}.',
  source_count: 'A workflow needs exactly one step that brings the photos; this one has {count}.{hint}',
  ask_unknown:
    'The step "{node}" asks for "{field}", which is not a setting that can be asked for. Remove it from the list.',
} as const;

export type ProblemCode = keyof typeof PROBLEM_SENTENCES;

/** Every kind of repair with its English label. */
export const FIX_LABELS = {
  insert_step: 'Insert "{title}"',
  add_step: 'Add "{title}"',
  remove_step: 'Remove the step',
  remove_steps: 'Remove {steps}',
  remove_wire: 'Remove the wire',
  replace_wire: 'Replace the wire that is there',
  cut_circle: 'Remove the wire that closes the circle',
  cut_circle_wires: 'Remove the wires that close the circle',
  join_instead: 'Remove the wire, then join with "{title}"',
  connect: 'Connect "{node}" to it',
  use_default: 'Use the default of "{title}"',
  use_model: 'Use "{model}"',
} as const;
export type FixCode = keyof typeof FIX_LABELS;

/** A one-click repair: `edits` applied in order make the problem go away. */
export interface Fix {
  /** Fit for a person, in English; screens say it by code and params in their own language. */
  readonly label: string;
  readonly code: FixCode;
  readonly params: ProblemParams;
  readonly edits: readonly GraphEdit[];
}

/** Ids, names and numbers as they are; what of them is English words (`needs`, `hint`) only fills the English sentence. */
export type ProblemParams = Readonly<Record<string, string | number | readonly string[]>>;

/** A step as it is called: by the name it was given, else by its kind. */
export interface NamedStep {
  readonly type: string;
  readonly title: string;
  /** The title is of its own, not that of its kind. */
  readonly own: boolean;
}

export interface Problem {
  readonly code: ProblemCode;
  /** Fit for a person, in English; screens say it by code and params in their own language. */
  readonly message: string;
  readonly params: ProblemParams;
  /** What the steps are called whose ids stand in params. */
  readonly steps?: Readonly<Record<string, NamedStep>>;
  readonly nodeId?: string;
  readonly field?: string;
  readonly edgeId?: string;
  readonly fix?: Fix;
}

/** A problem with its sentence filled in. */
export function problem(
  code: ProblemCode,
  params: ProblemParams = {},
  where: Pick<Problem, 'nodeId' | 'field' | 'edgeId' | 'fix'> = {},
): Problem {
  return { code, message: fillSentence(PROBLEM_SENTENCES[code], params), params, ...where };
}

/** A repair with its label filled in. */
export function fix(code: FixCode, params: ProblemParams, edits: readonly GraphEdit[]): Fix {
  return { label: fillSentence(FIX_LABELS[code], params), code, params, edits };
}
