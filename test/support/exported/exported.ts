// A model as an exporter people use writes it: names, dtypes, shapes, metadata and the operations before the outputs. The
// weights are left out: recognising never reads them.

import type { Companions } from '../../../src/models/companions/companions';
import type { ModelFamily, ModelTask } from '../../../src/models/families';
import { type OnnxNode, type OnnxValueDtype, type OnnxValueInfo, writeOnnx } from '../../../src/models/onnx/writer';
import type { Question } from '../../../src/models/recognise/guess';

type Dims = OnnxValueInfo['dims'];
/** Name, shape, dtype, and the operations whose values it joins, the last first. */
export type Out = readonly [name: string, dims: Dims, dtype?: OnnxValueDtype, ops?: readonly string[]];
export type In = readonly [name: string, dims: Dims, dtype?: OnnxValueDtype];

export interface Exported {
  /** What it is, as the table in docs/models.md has it. */
  readonly title: string;
  readonly by: string;
  readonly producer?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly inputs: readonly In[];
  readonly outputs: readonly Out[];
  readonly ops?: readonly string[];
  readonly companions?: Companions;
  readonly family: ModelFamily;
  readonly task: ModelTask;
  readonly certainty: 'sure' | 'likely' | 'proposal';
  readonly asks: readonly Question[];
  /** Parts of the best draft that are worth a look. */
  readonly draft?: object;
}

const node = (op: string, output: string, inputs: readonly string[]): OnnxNode => ({
  op,
  name: `${op}_${output}`,
  inputs,
  outputs: [output],
  attributes: {},
});

/** The file: every output joins values of its operations. */
export function exportedFile({ producer = 'pytorch', metadata = {}, inputs, outputs, ops = [] }: Exported): Uint8Array {
  const first = inputs[0]?.[0] ?? '';
  const info = ([name, dims, dtype = 'float32']: In): OnnxValueInfo => ({ name, dtype, dims });
  const nodes = outputs.flatMap(([name, , , made = ['Conv']]) => [
    ...made.map((op, i) => node(op, `${name}/${i}`, [first])),
    node(
      'Concat',
      name,
      made.map((_, i) => `${name}/${i}`),
    ),
  ]);
  return writeOnnx(
    {
      name: 'main_graph',
      nodes: [...nodes, ...ops.map((op, i) => node(op, `${op}/${i}`, [first]))],
      initializers: [],
      inputs: inputs.map(info),
      outputs: outputs.map(([name, dims, dtype = 'float32']) => ({ name, dims, dtype })),
    },
    { producer, producerVersion: '2.1', metadata, opsets: { '': 17 } },
  );
}
