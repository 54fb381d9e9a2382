import { expect, it } from 'vitest';
import { indices, redOnly, runTiny } from '../../../../test/support/tiny-graph';

const resized = async (attr: Record<string, { b: boolean }>, to: number) => {
  const { y } = await runTiny(
    {
      width: 2,
      height: 1,
      constants: { size: indices(1, to) },
      nodes: { y: { op: 'ResizeBilinear', input: ['photo', 'size'], attr } },
      outputs: ['y'],
    },
    [...redOnly(0, 12), ...redOnly(12, 0)],
  );
  expect(y?.dims).toEqual([2, 1, to, 3]);
  return y?.values.filter((_, i) => i % 3 === 0);
};

it('places pixels in each of the three ways, every photo of a batch for itself', async () => {
  expect(await resized({ align_corners: { b: true } }, 3)).toEqual([0, 6, 12, 12, 6, 0]);
  expect(await resized({}, 4)).toEqual([0, 6, 12, 12, 12, 6, 0, 0]);
  expect(await resized({ half_pixel_centers: { b: true } }, 4)).toEqual([0, 3, 9, 12, 12, 9, 3, 0]);
});
