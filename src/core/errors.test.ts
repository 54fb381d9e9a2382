// What makes an error one of ours.
import { expect, it, vi } from 'vitest';
import { LensgraphError } from './errors';

it('is told from others, even where its code was bundled a second time', async () => {
  vi.resetModules();
  const second = await import('./errors');
  expect(second.LensgraphError).not.toBe(LensgraphError);
  const error: unknown = new second.LensgraphError('not_found', { what: 'photo' });
  expect(error).toBeInstanceOf(LensgraphError);
  expect(error instanceof LensgraphError && error.code).toBe('not_found');
  for (const other of [new Error('no'), null, undefined, 'not_found', { code: 'not_found' }])
    expect(other instanceof LensgraphError).toBe(false);
});
