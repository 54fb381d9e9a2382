import { describe, expect, it } from 'vitest';
import { hintPlace } from './hint-place';

const view = { width: 1000, height: 600 };
const hint = { width: 100, height: 30 };

describe('hintPlace', () => {
  it('stands in the middle above, and below where there is no room above', () => {
    expect(hintPlace({ left: 400, top: 300, width: 40, height: 40 }, hint, 'top', view)).toEqual({
      left: 370,
      top: 264,
    });
    expect(hintPlace({ left: 400, top: 20, width: 40, height: 40 }, hint, 'top', view)).toEqual({ left: 370, top: 66 });
  });

  it('stands to the right, and to the left where there is no room', () => {
    expect(hintPlace({ left: 10, top: 300, width: 40, height: 40 }, hint, 'right', view)).toEqual({
      left: 56,
      top: 305,
    });
    expect(hintPlace({ left: 950, top: 300, width: 40, height: 40 }, hint, 'right', view)).toEqual({
      left: 844,
      top: 305,
    });
  });

  it('never leaves the window', () => {
    expect(hintPlace({ left: 0, top: 590, width: 20, height: 40 }, hint, 'top', view).left).toBe(8);
    expect(hintPlace({ left: 990, top: 300, width: 40, height: 40 }, hint, 'top', view).left).toBe(892);
    expect(hintPlace({ left: 10, top: 590, width: 40, height: 40 }, hint, 'right', view).top).toBe(562);
  });
});
