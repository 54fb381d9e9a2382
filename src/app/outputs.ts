// What the server's procedures give, as types. Types only from the server.
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../server/trpc/app-router';

export type Outputs = inferRouterOutputs<AppRouter>;

/**
 * What a page read on the server, as the browser knows it from the procedure of the same name: the same JSON. The two types
 * differ in what JSON cannot tell (read-only lists, `unknown` that may be left out), so the compiler cannot see it itself.
 */
export const asOutput = <T>(data: unknown): T => data as T;
