// REST: its own description.
import { z } from 'zod';
import { openApiDocument } from '../openapi-document';
import { defineRoute, json, type Route } from '../route';

/** The route that describes `others`, and itself. */
export function openApiRoutes(others: readonly Route[]): Route[] {
  const route = defineRoute({
    method: 'get',
    path: '/openapi.json',
    permission: null,
    summary: 'This description, as OpenAPI 3.1.',
    answers: { 200: { description: 'The document.', schema: z.looseObject({ openapi: z.string() }) } },
    handle: async () => json(200, document),
  });
  const document = openApiDocument([...others, route]);
  return [route];
}
