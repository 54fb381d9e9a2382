// What a REST route is: one object from which mounting, checking, permissions and the OpenAPI description all follow.
// Knows no particular route.
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Actor, Permission } from '../actor';
import type { Services } from '../services';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** What may be sent: by media type a schema of the JSON, or of the form's fields (`files` names the photo field). */
export interface RequestBody {
  readonly required: boolean;
  readonly json?: z.ZodType;
  /** Bytes of JSON; 1 MB unless told otherwise. */
  readonly jsonLimit?: number;
  readonly form?: { readonly files: string; readonly fields: Readonly<Record<string, string>> };
}

/** What may be answered; without a schema it is bytes of `mediaType`, or nothing. */
export interface RouteAnswer {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly mediaType?: string;
}

/** A request that was let in. */
export interface Call<Query> {
  readonly services: Services;
  readonly actor: Actor;
  readonly incoming: IncomingMessage;
  /** Parts of the path in braces. */
  param(name: string): string;
  readonly query: Query;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
}

export interface Route {
  readonly method: Method;
  /** Below `/api/v1`, with braces: `/runs/{id}`. */
  readonly path: string;
  /** What the key must be allowed; null: any valid key. */
  readonly permission: Permission | null;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  readonly answers: Readonly<Record<number, RouteAnswer>>;
  handle(call: Call<unknown>): Promise<Response>;
}

/** Declares a route; the type of `query` in the handler follows from its schema. */
export function defineRoute<Q extends z.ZodObject>(
  route: Omit<Route, 'handle' | 'query'> & { readonly query?: Q; handle(call: Call<z.output<Q>>): Promise<Response> },
): Route {
  const { handle, ...rest } = route;
  // The one place where the query's type is dropped: the app parses it with the same schema before it calls.
  return { ...rest, handle: (call) => handle(call as Call<z.output<Q>>) };
}

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
