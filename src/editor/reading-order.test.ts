import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wildGraph } from '../../test/support/random-graphs';
import { readingOrder } from './reading-order';

test('every step comes once, and after what feeds it where there is no circle', () => {
  fc.assert(
    fc.property(wildGraph, (graph) => {
      const order = readingOrder(graph, graph.layout).map((node) => node.id);
      expect([...order].sort()).toEqual(graph.nodes.map((node) => node.id).sort());
      const forward = graph.edges.filter((edge) => edge.source < edge.target);
      const chain = { ...graph, edges: forward };
      const place = new Map(readingOrder(chain, {}).map((node, at) => [node.id, at]));
      for (const { source, target } of forward) {
        if (place.has(source) && place.has(target)) expect(place.get(source)).toBeLessThan(place.get(target) ?? -1);
      }
    }),
  );
});
