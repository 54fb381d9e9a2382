// The interface of a published workflow: what a run may set and what it gives, typed, from the plan and the definitions.
import { z } from 'zod';
import { parseGraph } from '../../core/graph';
import type { Plan, PlanStep } from '../../core/plan';
import { getPublishedVersion } from '../../db/workflow-version';
import type { Actor } from '../actor';
import type { Services } from '../services';
import { compilePublished } from './compile-published';
import { PRESENTED_VALUES } from './value-schemas';

type JsonSchema = Readonly<Record<string, unknown>>;

export interface WorkflowInterface {
  readonly workflowId: string;
  readonly version: number;
  readonly name: string;
  /** JSON Schema of `params`. Each setting's `default` is what the workflow itself says. */
  readonly params: JsonSchema;
  /** JSON Schema of `outputs` of one photo. */
  readonly outputs: JsonSchema;
  readonly totals: readonly string[];
}

/** Throws `not_found`, `not_published`. */
export async function workflowSchema(
  services: Services,
  { teamId }: Actor,
  workflowId: string,
): Promise<WorkflowInterface> {
  const version = await getPublishedVersion(services.db, { teamId, workflowId });
  const plan = compilePublished(services, version);
  const { registry } = services;
  return {
    workflowId,
    version: version.version,
    name: version.name,
    params: objectOf(paramSchemas(version.graph, plan, services)),
    outputs: objectOf(plan.steps.flatMap(outputSchema)),
    totals: plan.steps.filter(({ type }) => registry.get(type)?.collect).map(({ nodeId }) => nodeId),
  };
}

function paramSchemas(json: unknown, plan: Plan, { registry }: Services): [string, JsonSchema][] {
  const { graph } = parseGraph(json);
  return (graph?.nodes ?? []).flatMap((node): [string, JsonSchema][] => {
    const shape = registry.get(node.type)?.config.shape ?? {};
    const config = plan.steps.find(({ nodeId }) => nodeId === node.id)?.config ?? {};
    const fields = (node.ask ?? []).flatMap((field): [string, JsonSchema][] => {
      const schema = shape[field];
      return schema ? [[field, { ...toJson(schema), default: config[field] }]] : [];
    });
    return fields.length ? [[node.id, objectOf(fields)]] : [];
  });
}

function outputSchema({ nodeId, outputs }: PlanStep): [string, JsonSchema][] {
  const ports = Object.entries(outputs).flatMap(([port, { type, depth }]): [string, JsonSchema][] => {
    if (type === 'file') return [];
    const value = toJson(PRESENTED_VALUES[type]);
    return [[port, depth === 0 ? value : severalOf(value)]];
  });
  return ports.length ? [[nodeId, objectOf(ports)]] : [];
}

/** Values deeper than a photo come as a list with their paths. */
const severalOf = (value: JsonSchema): JsonSchema => ({
  type: 'array',
  items: {
    type: 'object',
    properties: { path: { type: 'array', items: { type: 'string' } }, value },
    required: ['path', 'value'],
  },
});

const objectOf = (properties: readonly [string, JsonSchema][]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(properties),
  additionalProperties: false,
});

function toJson(schema: z.core.$ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
