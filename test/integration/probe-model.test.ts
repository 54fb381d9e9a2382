// The model that src/inference tries providers with is a literal there, since the writer is out of its reach.

import { expect, it } from 'vitest';
import { PROBE_MODEL_BASE64 } from '../../src/inference/providers';
import { writeOnnx } from '../../src/models/onnx/writer';

it('is what the writer writes', () => {
  const four = (name: string) => ({ name, dtype: 'float32' as const, dims: [4] });
  const bytes = writeOnnx({
    name: 'probe',
    nodes: [{ op: 'Add', name: 'add', inputs: ['x', 'x'], outputs: ['y'], attributes: {} }],
    initializers: [],
    inputs: [four('x')],
    outputs: [four('y')],
  });
  expect(Buffer.from(bytes).toString('base64')).toBe(PROBE_MODEL_BASE64);
});
