'use client';
// The models that say the kinds on the canvas: those the steps name at the moment. The same list as long as they are the same.
import { useMemo } from 'react';
import { nodes as registry } from '../../../../../nodes/registry.generated';
import type { Graph } from '../../../../core/graph';
import { namedModels } from '../../../../core/known-labels';
import type { Speaker } from '../../../../core/speaker';
import type { ModelChoice } from '../../../../fields/model-choice';

export function useSpeakers(graph: Graph, models: readonly ModelChoice[]): readonly Speaker[] {
  const { nodes } = graph;
  // biome-ignore lint/correctness/useExhaustiveDependencies: wires and places name no model
  const named = useMemo(() => namedModels(graph, registry).join('\n'), [nodes]);
  return useMemo(() => {
    const known = new Map(models.map(({ name, labels }) => [name, labels]));
    return named
      .split('\n')
      .filter(Boolean)
      .map((name) => ({ name, labels: known.get(name) ?? null }));
  }, [named, models]);
}
