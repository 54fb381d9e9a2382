// What one needs to count the photos of a run again: which of them are still here, and what was answered then, as far as it
// is asked today.
import type { AnyNode, NodeRegistry } from '../../core/node';
import type { PlanStep } from '../../core/plan';
import { sameJson } from '../../core/same-json';
import { getRun, getRunPlan, listSentPhotos } from '../../db/runs';
import type { Json } from '../../db/types';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { storedPlan } from './present-item';
import type { FormField } from './workflow-form';

/** `{ NODE: { FIELD: value } }`, only what differs from what the workflow itself says. */
export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface RunAgain {
  readonly runId: string;
  readonly createdAt: string;
  /** Null for a draft. */
  readonly version: number | null;
  readonly photos: readonly { readonly index: number; readonly name: string }[];
  /** Names of photos that are not here any more. */
  readonly gone: readonly string[];
  readonly answers: Answers;
  /** How many of its answers cannot be given today. */
  readonly unfit: number;
}

/** `fields`: what is asked today. Throws `not_found`. */
export async function runAgain(
  { db, blobs, registry }: Pick<Services, 'db' | 'blobs' | 'registry'>,
  { teamId }: Actor,
  { runId, fields }: { readonly runId: string; readonly fields: readonly FormField[] },
): Promise<RunAgain> {
  const key = { teamId, runId };
  const run = await getRun(db, key);
  const [plan, photos] = await Promise.all([getRunPlan(db, key).then(storedPlan), listSentPhotos(db, key)]);
  const present = await Promise.all(photos.map(({ blobId }) => blobs.has(blobId)));
  return {
    runId,
    createdAt: run.createdAt.toISOString(),
    version: run.version,
    photos: photos.flatMap(({ index, name }, at) => (present[at] ? [{ index, name }] : [])),
    gone: photos.filter((_, at) => !present[at]).map(({ name }) => name),
    ...answersOf({ steps: plan.steps, params: run.params, fields, registry }),
  };
}

interface Answered {
  readonly steps: readonly Pick<PlanStep, 'nodeId' | 'type' | 'config'>[];
  /** What was answered other than the workflow said then. */
  readonly params: Json;
  readonly fields: readonly FormField[];
  readonly registry: NodeRegistry;
}

/** Of the steps as they ran, not of what was sent: where a newer version says another value by itself, the one of then is an answer. */
export function answersOf({ steps, params, fields, registry }: Answered): Pick<RunAgain, 'answers' | 'unfit'> {
  const answers: Record<string, Record<string, unknown>> = {};
  const taken = new Set<string>();
  for (const { nodeId, nodeType, field, value } of fields) {
    const step = steps.find((each) => each.nodeId === nodeId && each.type === nodeType);
    if (!step || !Object.hasOwn(step.config, field)) continue;
    const then = step.config[field];
    if (!fits(registry.get(nodeType), field, then)) continue;
    taken.add(`${nodeId} ${field}`);
    if (!sameJson(then, value)) answers[nodeId] = { ...answers[nodeId], [field]: then };
  }
  const sent = Object.entries(params ?? {}).flatMap(([nodeId, own]) =>
    Object.keys(own ?? {}).map((field) => `${nodeId} ${field}`),
  );
  return { answers, unfit: sent.filter((each) => !taken.has(each)).length };
}

const fits = (definition: AnyNode | undefined, field: string, value: unknown): boolean =>
  definition?.config.shape[field]?.safeParse(value).success ?? false;
