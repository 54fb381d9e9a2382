// No procedure without a permission, and none that runs without it.
import { type AnyProcedure, TRPCError } from '@trpc/server';
import { expect, test } from 'vitest';
import { ERROR_KINDS, LensgraphError } from '../../core/errors';
import { PERMISSIONS } from '../actor';
import type { Services } from '../services';
import { appRouter, createCaller } from './app-router';
import { asTrpcError, TRPC_CODES } from './error-codes';

/** At run time one flat record, whatever its type says. */
const procedures: [string, AnyProcedure][] = Object.entries(Object(appRouter._def.procedures));

test('every procedure names the permission it needs: reading for queries, writing for mutations', () => {
  expect(procedures.length).toBeGreaterThan(10);
  for (const [path, { _def }] of procedures) {
    const { permission } = Object(_def.meta);
    expect(PERMISSIONS, path).toContain(permission);
    expect(permission, path).toMatch(_def.type === 'mutation' ? /:write$/ : /:read$/);
  }
});

test('every procedure refuses an actor without its permission, before it looks at anything', async () => {
  // No service may be touched: there is none.
  const services: Services = Object.create(null);
  for (const [path, { _def }] of procedures) {
    const permissions = new Set(PERMISSIONS.filter((each) => each !== Object(_def.meta).permission));
    const caller = createCaller({ services, actor: { teamId: 'default', permissions } });
    const call: (input: unknown) => Promise<unknown> = path
      .split('.')
      .reduce((object, key) => Reflect.get(object, key), Object(caller));
    await expect(call({}), path).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

test("the house's errors keep their status class in tRPC", () => {
  for (const [code, { status }] of Object.entries(ERROR_KINDS)) {
    const trpc = Object.entries(TRPC_CODES).find(([each]) => each === code)?.[1];
    const isOurs = trpc === 'INTERNAL_SERVER_ERROR' || trpc === 'SERVICE_UNAVAILABLE';
    expect(isOurs, code).toBe(status >= 500);
  }
  const error = asTrpcError(new LensgraphError('not_found', { what: 'run' }));
  expect(error).toMatchObject({ code: 'NOT_FOUND', message: 'There is no such run.' });
  expect(asTrpcError(new Error('secret')).message).not.toContain('secret');
  const own = new TRPCError({ code: 'BAD_REQUEST' });
  expect(asTrpcError(own)).toBe(own);
});
