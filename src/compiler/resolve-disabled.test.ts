import { describe, expect, it } from 'vitest';
import { codesOf, planOf, workflow } from '../../test/support/graphs';

const off = (type: string, config = {}) => ({ type, disabled: true, config });
const inputsOf = (json: unknown, nodeId: string) => planOf(json).steps.find((step) => step.nodeId === nodeId)?.inputs;

describe('disabled steps', () => {
  it('pass their input on, through a whole chain of them', () => {
    const json = workflow({ in: 'shots', a: off('mark'), b: off('name'), c: 'find' }, [
      'in.image -> a.image',
      'a.image -> b.image',
      'b.image -> c.image',
    ]);
    expect(planOf(json).steps.map((step) => step.nodeId)).toEqual(['in', 'c']);
    expect(inputsOf(json, 'c')).toEqual({ image: [{ nodeId: 'in', port: 'image' }] });
  });

  it('pass a label on as a text', () => {
    const json = workflow({ in: 'shots', name: 'name', a: off('shout'), b: 'shout' }, [
      'in.image -> name.image',
      'name.label -> a.text',
      'a.text -> b.text',
    ]);
    expect(inputsOf(json, 'b')).toEqual({ text: [{ nodeId: 'name', port: 'label' }] });
  });

  it('leave out what follows where they have nothing of the kind, and name themselves', () => {
    const json = workflow({ in: 'shots', a: off('find'), b: off('pass'), c: 'total' }, [
      'in.image -> a.image',
      'a.detections -> b.value',
      'b.value -> c.detections',
    ]);
    expect(inputsOf(json, 'c')).toEqual({ detections: [{ skippedBy: 'a' }] });
  });

  it('make no step before them a final one: a photo on which nothing else ran is skipped, not ok', () => {
    const json = workflow({ in: 'shots', a: off('find'), b: off('pass'), c: 'total' }, [
      'in.image -> a.image',
      'a.detections -> b.value',
      'b.value -> c.detections',
    ]);
    expect(planOf(json).steps.map(({ nodeId, final }) => [nodeId, final])).toEqual([
      ['in', false],
      ['c', true],
    ]);
  });

  it('split nothing: what follows is one per photo again', () => {
    const json = workflow({ in: 'shots', a: off('tiles'), b: 'name' }, ['in.image -> a.image', 'a.tiles -> b.image']);
    expect(planOf(json).steps.at(-1)).toMatchObject({ nodeId: 'b', lineage: [], final: true });
  });

  it('need neither inputs nor models', () => {
    expect(codesOf(workflow({ in: 'shots', a: off('find', { model: 'gone' }) }))).toEqual([]);
  });

  it('bring no photos', () => {
    expect(codesOf(workflow({ in: off('shots') }))).toEqual(['source_count']);
  });
});
