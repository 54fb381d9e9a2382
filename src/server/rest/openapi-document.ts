// Writes the OpenAPI 3.1 document from the table of routes. Knows no particular route.
import { z } from 'zod';
import { ERROR_KINDS } from '../../core/errors';
import { inMegabytes, LIMITS } from '../limits';
import type { Route } from './route';
import { errorBody } from './schemas';

type JsonObject = Readonly<Record<string, unknown>>;

function toJson(schema: z.core.$ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

const parameter = (name: string, where: string, required: boolean, schema: JsonObject, description?: string) => ({
  name,
  in: where,
  required,
  ...(description ? { description } : {}),
  schema,
});

function parametersOf({ path, query, headers = {} }: Route): JsonObject[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) =>
    parameter(name, 'path', true, { type: 'string' }),
  );
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) =>
    parameter(name, 'query', false, toJson(schema, 'input'), z.globalRegistry.get(schema)?.description),
  );
  const inHeaders = Object.entries(headers).map(([name, text]) =>
    parameter(name, 'header', false, { type: 'string' }, text),
  );
  return [...inPath, ...inQuery, ...inHeaders];
}

function bodyOf({ body }: Route): JsonObject {
  if (!body) return {};
  const { json, form, required, jsonLimit = LIMITS.jsonBytes } = body;
  const fields = Object.entries(form?.fields ?? {}).map(([name, description]) => [
    name,
    { type: 'string', description },
  ]);
  const files = { type: 'array', items: { type: 'string', format: 'binary' }, maxItems: LIMITS.photos };
  const formSchema = form && {
    type: 'object',
    properties: { [form.files]: files, ...Object.fromEntries(fields) },
    required: [form.files],
  };
  const sizes = [
    json ? `JSON up to ${inMegabytes(jsonLimit)}` : '',
    form ? `a form up to ${inMegabytes(LIMITS.requestBytes)}, each photo up to ${inMegabytes(LIMITS.photoBytes)}` : '',
  ];
  return {
    requestBody: {
      required,
      description: `${sizes.filter(Boolean).join('; ')}.`,
      content: {
        ...(json ? { 'application/json': { schema: toJson(json, 'input') } } : {}),
        ...(formSchema ? { 'multipart/form-data': { schema: formSchema } } : {}),
      },
    },
  };
}

function answersOf({ answers }: Route): JsonObject {
  const good = Object.entries(answers).map(([status, { description, schema, mediaType }]) => {
    const type = schema ? 'application/json' : mediaType;
    const content = type ? { [type]: { schema: schema ? toJson(schema, 'output') : {} } } : undefined;
    return [status, { description, ...(content ? { content } : {}) }];
  });
  return { ...Object.fromEntries(good), default: { $ref: '#/components/responses/Error' } };
}

const CODES = Object.entries(ERROR_KINDS).map(([code, { status }]) => `${code} (${status})`);

/** The document over `routes`, as plain JSON. */
export function openApiDocument(routes: readonly Route[]): JsonObject {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const operation = {
      summary: route.summary,
      operationId: operationId(route),
      security: [{ key: route.permission === null ? [] : [route.permission] }],
      parameters: parametersOf(route),
      ...bodyOf(route),
      responses: answersOf(route),
    };
    paths[route.path] = { ...paths[route.path], [route.method]: operation };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lensgraph',
      version: '1',
      description:
        'Photos in, counts, marked pictures and spreadsheets out. Every path needs "Authorization: Bearer KEY".',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      responses: {
        Error: {
          description: `Codes: ${CODES.join(', ')}.`,
          content: { 'application/json': { schema: toJson(errorBody, 'output') } },
        },
      },
    },
  };
}

/** `get /runs/{id}/items` -> "getRunsByIdItems". */
const operationId = ({ method, path }: Route): string =>
  method +
  path
    .split('/')
    .map((part) =>
      part.replace(/^\{(\w+)\}$/, 'by-$1').replace(/(?:^|[-.])(\w)/g, (_, first: string) => first.toUpperCase()),
    )
    .join('');
