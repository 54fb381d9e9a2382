import { describe, expect, it } from 'vitest';
import { graphOf, workflow } from '../../test/support/graphs';
import { TEST_NODES } from '../../test/support/test-nodes';
import { applyEdits } from './graph-edits';
import { canConnect } from './wires';

const ref = (text: string) => {
  const [nodeId = '', port = ''] = text.split('.');
  return { nodeId, port };
};
const nodes = { in: 'shots', find: 'find', mark: 'mark', pass: 'pass', total: 'total', new: 'later' };
const ask = (from: string, to: string, wires: string[] = []) => {
  const answer = canConnect(ref(from), ref(to), graphOf(workflow(nodes, wires)), TEST_NODES);
  return answer.ok ? 'ok' : answer.problem.code;
};

describe('canConnect', () => {
  it('allows what fits', () => {
    expect(ask('in.image', 'find.image')).toBe('ok');
    expect(ask('in.image', 'pass.value')).toBe('ok');
  });

  it('leaves wires to kinds it does not know to others', () => {
    expect(ask('in.image', 'new.anything')).toBe('ok');
    expect(ask('new.anything', 'find.image')).toBe('ok');
  });

  it('refuses ends that do not exist, by any name', () => {
    expect(ask('gone.image', 'find.image')).toBe('dangling_edge');
    expect(ask('in.constructor', 'find.image')).toBe('unknown_port');
    expect(ask('in.image', 'find.toString')).toBe('unknown_port');
  });

  it('refuses an input that is taken, and a circle', () => {
    expect(ask('mark.image', 'find.image', ['in.image -> find.image'])).toBe('port_taken');
    expect(ask('mark.image', 'find.image', ['find.detections -> mark.detections'])).toBe('cycle');
    expect(ask('mark.image', 'mark.image')).toBe('cycle');
  });

  it('refuses a wire that would make one further on a misfit', () => {
    expect(ask('in.image', 'pass.value', ['pass.value -> total.detections'])).toBe('type_mismatch');
    expect(ask('find.detections', 'pass.value', ['pass.value -> total.detections'])).toBe('ok');
  });

  it('offers to insert a step, and the edits do it', () => {
    const graph = graphOf(workflow(nodes, [], { layout: { in: { x: 0, y: 0 }, total: { x: 10, y: 20 } } }));
    const answer = canConnect(ref('in.image'), ref('total.detections'), graph, TEST_NODES);
    if (answer.ok || !answer.problem.fix) throw new Error('no fix');
    const after = applyEdits(graph, answer.problem.fix.edits);
    expect(after.nodes.at(-1)).toMatchObject({ id: 'find-2', type: 'find', version: 1 });
    expect(after.layout['find-2']).toEqual({ x: 5, y: 10 });
    expect(after.edges.map((edge) => edge.id)).toEqual(['in.image-find-2.image', 'find-2.detections-total.detections']);
  });

  it('follows a chain of 400 steps that pass anything on', () => {
    const ids = Array.from({ length: 400 }, (_, n) => `p${n}`);
    const wires = ids.map((id, n) => `${n ? `p${n - 1}.value` : 'in.image'} -> ${id}.value`);
    const graph = graphOf(workflow({ ...nodes, ...Object.fromEntries(ids.map((id) => [id, 'pass'])) }, wires));
    expect(canConnect(ref('p399.value'), ref('mark.image'), graph, TEST_NODES)).toEqual({ ok: true });
    expect(canConnect(ref('p399.value'), ref('total.detections'), graph, TEST_NODES).ok).toBe(false);
  });
});
