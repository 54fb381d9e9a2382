// What recognition proposes, the decoders can read: every draft of every exporter's file is decoded from outputs of the
// shapes the file declares. Values are zeros; the decoders' own tests have the arithmetic.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../src/inference/decoders/decoder';
import { DECODERS } from '../../src/inference/decoders/families';
import type { CardDraft } from '../../src/models/card';
import type { Dim, OnnxOutput } from '../../src/models/onnx/facts';
import { readOnnx } from '../../src/models/onnx/read';
import { recognise } from '../../src/models/recognise/recognise';
import { EXPORTED, exportedFile } from '../support/exported';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-recognised-'));
});
afterAll(() => rm(folder, { recursive: true }));

const KINDS = {
  detect: 'objects',
  classify: 'scores',
  features: 'features',
} as const;

/** Sizes for dimensions that are known only at run time, for a model with this input. */
function sizeOf(dim: Dim, place: number, { width, height }: CardDraft['input'], isGrid: boolean): number {
  if (typeof dim === 'number') return dim;
  const cells = (width * height) / 64 + (width * height) / 256 + (width * height) / 1024;
  if (dim === 'anchors') return isGrid ? cells * 3 : cells;
  if (dim === 'mask_height') return height / 4;
  if (dim === 'mask_width') return width / 4;
  if (dim === 'h' || dim === 'height') return height;
  if (dim === 'w' || dim === 'width') return width;
  return place === 0 && dim !== 'n' && !String(dim).startsWith('Concat') ? 1 : 4;
}

function zeros({ dims, dtype }: OnnxOutput, draft: CardDraft): Output {
  const sizes = (dims ?? []).map((dim, place) => sizeOf(dim, place, draft.input, draft.family === 'yolov5'));
  const count = sizes.reduce((product, size) => product * size, 1);
  return { dims: sizes, data: /int/.test(dtype) ? new Int32Array(count) : new Float32Array(count) };
}

describe.each(EXPORTED)('$title', (exported) => {
  it('is read by the decoder of every reading of it', async () => {
    const path = join(folder, 'model.onnx');
    await writeFile(path, exportedFile(exported));
    const facts = await readOnnx(path);
    const [best] = recognise(facts, exported.companions);
    expect(best).toBeDefined();
    if (!best) return;
    const others = best.ask.flatMap(({ alternatives }) => alternatives);
    const sameSize = others.filter(({ input }) => input.width === best.draft.input.width);
    for (const draft of [best.draft, ...sameSize]) {
      const outputs: Record<string, Output> = {};
      for (const [role, name] of Object.entries(draft.outputs)) {
        const output = facts.outputs.find((each) => each.name === name);
        if (output) outputs[role] = zeros(output, draft);
      }
      const decode = DECODERS[draft.family];
      const card = { ...draft, name: exported.title };
      const decoded = decode?.(outputs, card, draft.input, 0.5);
      expect(decoded, draft.family).toHaveLength(1);
      const kind = draft.task === 'segment' || draft.task === 'read-text' ? null : KINDS[draft.task];
      if (kind) expect(decoded?.[0]?.kind, draft.family).toBe(kind);
    }
  });
});
