// Every model a step names is there and can do what the step needs.

import type { GraphNode } from '../core/graph';
import type { ModelRequest, NodeRegistry } from '../core/node';
import type { ModelIndex } from '../core/plan';
import { fix, type Problem, problem } from '../core/problems';
import type { ActiveGraph } from './active-graph';

export function checkModels(graph: ActiveGraph, registry: NodeRegistry, models: ModelIndex): Problem[] {
  return graph.nodes.flatMap((node) =>
    modelsOf(node, registry).flatMap((request) => checkModel(node, request, models) ?? []),
  );
}

/** What a node's settings ask for; none if the settings themselves are not valid, which is reported elsewhere. */
export function modelsOf(node: GraphNode, registry: NodeRegistry): readonly ModelRequest[] {
  const definition = registry.get(node.type);
  const config = definition?.config.safeParse(node.config);
  return (config?.success && definition?.models?.(config.data)) || [];
}

function checkModel(node: GraphNode, request: ModelRequest, models: ModelIndex): Problem | null {
  const model = models.get(request.name);
  if (model?.task === request.task) return null;
  const fitting = [...models].filter(([, each]) => each.task === request.task).map(([name]) => name);
  const [first] = fitting;
  const where = {
    nodeId: node.id,
    field: request.field,
    fix: first
      ? fix('use_model', { model: first }, [
          { kind: 'setConfig' as const, nodeId: node.id, field: request.field, value: first },
        ])
      : undefined,
  };
  const params = { node: node.id, model: request.name, known: fitting.join(', ') || 'none', fitting };
  return model
    ? problem('model_wrong_task', { ...params, needs: request.task, has: model.task }, where)
    : problem('model_missing', params, where);
}
