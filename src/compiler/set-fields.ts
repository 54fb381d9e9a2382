// Settings given from outside for one run: `params` of the API (only what the workflow asks for) and `--set` of the command line (any field).

import { LensgraphError } from '../core/errors';
import type { Graph } from '../core/graph';
import type { NodeRegistry } from '../core/node';

export type Params = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * `graph`, as `compile` gave it back, with the settings replaced, unchecked; compiling it again judges the values.
 * Throws `bad_request` for a step or setting that does not exist.
 */
export function setFields(graph: Graph, params: Params, registry: NodeRegistry): Graph {
  for (const [nodeId, fields] of Object.entries(params)) {
    const node = graph.nodes.find((each) => each.id === nodeId);
    if (!node) {
      const known = graph.nodes.map((each) => each.id).join(', ');
      throw new LensgraphError('bad_request', { reason: `There is no step "${nodeId}". The steps are: ${known}.` });
    }
    const shape = registry.get(node.type)?.config.shape;
    for (const field of Object.keys(fields)) {
      if (shape && !Object.hasOwn(shape, field)) {
        const known = Object.keys(shape).join(', ') || 'none';
        throw new LensgraphError('bad_request', {
          reason: `The step "${nodeId}" has no setting "${field}". It has: ${known}.`,
        });
      }
    }
  }
  const nodes = graph.nodes.map((node) =>
    Object.hasOwn(params, node.id) ? { ...node, config: { ...node.config, ...params[node.id] } } : node,
  );
  return { ...graph, nodes };
}

/**
 * The same, but only for settings the workflow asks for (`ask`), each checked by its schema.
 * Throws `param_not_asked` or `param_invalid`.
 */
export function applyParams(graph: Graph, params: Params, registry: NodeRegistry): Graph {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const [nodeId, fields] of Object.entries(params)) {
    const node = nodes.get(nodeId);
    for (const [field, value] of Object.entries(fields)) {
      const param = `${nodeId}.${field}`;
      if (!node?.ask?.includes(field)) {
        const asked = graph.nodes.flatMap((each) => (each.ask ?? []).map((name) => `${each.id}.${name}`));
        throw new LensgraphError('param_not_asked', { param, asked: asked.join(', ') || 'nothing' });
      }
      const checked = registry.get(node.type)?.config.shape[field]?.safeParse(value);
      if (checked && !checked.success)
        throw new LensgraphError('param_invalid', { param, reason: checked.error.issues[0]?.message ?? 'not valid' });
    }
  }
  return setFields(graph, params, registry);
}
