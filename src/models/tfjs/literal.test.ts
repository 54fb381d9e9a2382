import { expect, it } from 'vitest';
import { exportedBytes, exportedObject } from './literal';

/** The wrapper browserify puts round a module, shortened. */
const bundle = (value: string) =>
  `!function(e){"object"==typeof exports?module.exports=e():0}(function(){return function e(a,n){var r=n[1]={exports:{}};a.call(r.exports)}({1:[function(e,a,n){a.exports=${value}},{}]},{},[1])(1)});`;

it('reads an object as minifiers write it', () => {
  const source = bundle('{a:{b_1:[.5,-.25,1e-3,null],is:!0,not:!1,"text":"a: !0, .5 {x:1} \\" end"}}');
  expect(exportedObject(source)).toEqual({
    a: { b_1: [0.5, -0.25, 0.001, null], is: true, not: false, text: 'a: !0, .5 {x:1} " end' },
  });
});

it('reads bytes', () => {
  expect([...exportedBytes(bundle('"AQID/w=="'))]).toEqual([1, 2, 3, 255]);
});

it('runs nothing, and refuses what is no data', () => {
  expect(() => exportedObject(bundle('{a:process.exit(1)}'))).toThrow();
  expect(() => exportedObject('module.exports = {}')).toThrow();
  expect(() => exportedBytes(bundle('{a:1}'))).toThrow();
});
