// What is wrong with a workflow and how to mend it, said by code and raw values in the language of the screen: steps by the names
// people gave them, kinds of steps, settings, ports and data types by their words. Knows no concrete node and no screen.

import type { DataType } from '../core/data-types';
import type { Fix, NamedStep, Problem, ProblemParams } from '../core/problems';
import type { NodeDictionaries } from './node-words';
import { fillPattern, type PatternValues } from './pattern';

export interface Phrases {
  readonly problems: Readonly<Record<string, string>>;
  readonly fixes: Readonly<Record<string, string>>;
}

export interface ProblemSpeech {
  typeName(type: DataType | 'any'): string;
  and(words: readonly string[]): string;
  or(words: readonly string[]): string;
  quote(text: string): string;
}

/** Values that name a step, by id. */
const STEPS: ReadonlySet<string> = new Set(['node', 'source', 'target', 'a', 'b']);
const STEP_LISTS: ReadonlySet<string> = new Set(['circle', 'nodes']);

export function problemWords(locale: string, phrases: Phrases, nodes: NodeDictionaries, speech: ProblemSpeech) {
  type Steps = Problem['steps'];
  const kindOf = (type: string | undefined) => (type && Object.hasOwn(nodes, type) ? nodes[type] : undefined);
  const callStep = (step: NamedStep): string => (step.own ? step.title : (kindOf(step.type)?.title ?? step.title));
  const stepName = (id: string, steps: Steps): string => {
    const step = steps && Object.hasOwn(steps, id) ? steps[id] : undefined;
    return speech.quote(step ? callStep(step) : id);
  };

  /** A title said in English by the core: of a setting or of ports of `type`, or of the kind of step `kind`. */
  function title(params: ProblemParams, type: string | undefined): string {
    const own = kindOf(type);
    if (typeof params.kind === 'string') return kindOf(params.kind)?.title ?? String(params.title ?? '');
    if (typeof params.field === 'string')
      return own?.fields[params.field.split('.')[0] ?? '']?.title ?? String(params.title ?? '');
    return own?.inputs[String(params.port)] ?? String(params.title ?? '');
  }

  function valuesOf(params: ProblemParams, steps: Steps, type: string | undefined): PatternValues {
    const values: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(params)) {
      if (typeof value === 'number') values[key] = value;
      else if (typeof value === 'string') values[key] = STEPS.has(key) ? stepName(value, steps) : value;
      else if (STEP_LISTS.has(key)) values[key] = speech.and(value.map((id) => stepName(id, steps)));
      else if (key === 'wanted') values[key] = speech.or(value.map((each) => speech.typeName(each as DataType)));
      else values[key] = speech.or(value);
    }
    if (typeof params.given === 'string') values.given = speech.typeName(params.given as DataType);
    if (typeof params.title === 'string') values.title = title(params, type);
    if (Array.isArray(params.ports) && Array.isArray(params.titles)) {
      const { ports, titles } = params;
      values.titles = speech.or(ports.map((port, at) => kindOf(type)?.inputs[port] ?? String(titles[at] ?? port)));
    }
    if (Array.isArray(params.fitting)) values.count = params.fitting.length;
    if (typeof params.say === 'string') values.reason = kindOf(type)?.say[params.say] ?? params.say;
    return values;
  }

  const typeOf = (nodeId: unknown, steps: Steps) =>
    typeof nodeId === 'string' && steps && Object.hasOwn(steps, nodeId) ? steps[nodeId]?.type : undefined;

  function say(patterns: Readonly<Record<string, string>>, code: string, english: string, values: PatternValues) {
    // A code that is not known here comes from a newer server; it brings its own sentence.
    const pattern = Object.hasOwn(patterns, code) ? patterns[code] : undefined;
    return pattern === undefined ? english : fillPattern(locale, pattern, values);
  }

  return {
    /** The whole sentence: what is wrong, then what to do. */
    problem({ code, message, params, steps, nodeId }: Problem): string {
      return say(phrases.problems, code, message, valuesOf(params, steps, typeOf(nodeId, steps)));
    },
    /** What a repair does, for its button. `steps`: those of its problem, for their names. */
    fixLabel({ code, label, params }: Fix, steps: Problem['steps']): string {
      return say(phrases.fixes, code, label, valuesOf(params, steps, typeOf(params.node, steps)));
    },
    /** What people call the step. */
    callStep,
  };
}
