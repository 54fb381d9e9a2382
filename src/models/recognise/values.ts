// How bytes become the numbers a model wants: the ways that occur. Knows no family of models.

import type { ModelInput } from '../card';

export type Values = Pick<ModelInput, 'scale' | 'mean' | 'std'>;

export const BYTES: Values = { scale: 1, mean: [0, 0, 0], std: [1, 1, 1] };
export const UNIT: Values = { scale: 1 / 255, mean: [0, 0, 0], std: [1, 1, 1] };
/** -1..1. */
export const SIGNED: Values = { scale: 1 / 255, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] };
/** Mean and deviation of ImageNet's photos, red first: torchvision, timm, Hugging Face. */
export const IMAGENET: Values = { scale: 1 / 255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };
/** The same over bytes, blue first: MMDetection, NanoDet. */
export const IMAGENET_BYTES_BGR: Values = {
  scale: 1,
  mean: [103.53, 116.28, 123.675],
  std: [57.375, 57.12, 58.395],
};

export const COMMON_VALUES: readonly Values[] = [UNIT, IMAGENET, SIGNED, BYTES];

const turned = ([a, b, c]: Values['mean']): Values['mean'] => [c, b, a];
/** The same values for the colours in the other order. */
export const forOtherOrder = ({ scale, mean, std }: Values): Values => ({
  scale,
  mean: turned(mean),
  std: turned(std),
});
export const sameValues = (a: Values, b: Values): boolean =>
  a.scale === b.scale && a.mean.every((each, i) => each === b.mean[i]) && a.std.every((each, i) => each === b.std[i]);
