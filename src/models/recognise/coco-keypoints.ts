// The seventeen points of a body that COCO marks, and which of them are joined. Knows no model.
// Source: cocodataset.org, keypoint annotations (person); the lines as Ultralytics draws them.

export const COCO_POINT_NAMES: readonly string[] = [
  'nose',
  'left eye',
  'right eye',
  'left ear',
  'right ear',
  'left shoulder',
  'right shoulder',
  'left elbow',
  'right elbow',
  'left wrist',
  'right wrist',
  'left hip',
  'right hip',
  'left knee',
  'right knee',
  'left ankle',
  'right ankle',
];

export const COCO_SKELETON: readonly [number, number][] = [
  [15, 13],
  [13, 11],
  [16, 14],
  [14, 12],
  [11, 12],
  [5, 11],
  [6, 12],
  [5, 6],
  [5, 7],
  [6, 8],
  [7, 9],
  [8, 10],
  [1, 2],
  [0, 1],
  [0, 2],
  [1, 3],
  [2, 4],
  [3, 5],
  [4, 6],
];

/** What a card says of `count` joints: seventeen are those of COCO, of others nobody knows the names. */
export const jointsOf = (count: number) => ({
  keypoints: {
    count,
    ...(count === COCO_POINT_NAMES.length && { names: [...COCO_POINT_NAMES], skeleton: [...COCO_SKELETON] }),
  },
});
