import { expect, it } from 'vitest';
import { withJoints } from './joints';

const BODY = {
  label: 'person',
  classId: 0,
  score: 0.9,
  box: [0, 0, 9, 9],
  keypoints: [
    { x: 1, y: 2, score: 0.9 },
    { x: 3, y: 4, score: 0.2 },
  ],
} as const;

it('joints get their names and lines, as far as somebody knows them', () => {
  const skeleton = [[0, 1]] as const;
  expect(withJoints(BODY, { names: ['nose'], skeleton })).toEqual({
    ...BODY,
    keypoints: [{ ...BODY.keypoints[0], name: 'nose' }, BODY.keypoints[1]],
    skeleton,
  });
  expect(withJoints(BODY, {})).toEqual(BODY);
  const { keypoints, ...boxed } = BODY;
  expect(keypoints).toHaveLength(2);
  expect(withJoints(boxed, { names: ['nose'], skeleton })).toEqual(boxed);
});
