// The shapes of REST, once: requests are checked with them, OpenAPI is written from them, tests check answers with them.
import { z } from 'zod';
import { ERROR_KINDS } from '../../core/errors';
import { FIX_LABELS, PROBLEM_SENTENCES } from '../../core/problems';
import { LIMITS } from '../limits';

const keysOf = <T extends object>(record: T) => Object.keys(record);
const date = z.iso.datetime();
/** What the database's whole numbers hold. */
const MAX_INT = 2 ** 31 - 1;
export const revision = z.int().min(1).max(MAX_INT);
export const itemCursor = z.coerce.number().int().min(-1).max(MAX_INT);
export const eventNumber = z.coerce.number().int().min(0).max(MAX_INT);
const json = z.unknown();

export const problem = z.object({
  code: z.enum(keysOf(PROBLEM_SENTENCES)),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  steps: z
    .record(z.string(), z.object({ type: z.string(), title: z.string(), own: z.boolean() }))
    .optional()
    .describe('What the steps are called that params speak of, by id.'),
  nodeId: z.string().optional(),
  field: z.string().optional(),
  edgeId: z.string().optional(),
  fix: z
    .object({
      label: z.string(),
      code: z.enum(keysOf(FIX_LABELS)),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
      edits: z.array(json),
    })
    .optional(),
});

export const errorBody = z.object({
  error: z.object({
    code: z.enum(keysOf(ERROR_KINDS)),
    message: z.string(),
    problems: z.array(problem).optional(),
  }),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const pageQuery = z.object({
  cursor: z.string().max(100).optional().describe('`nextCursor` of the page before.'),
  limit: z.coerce.number().int().min(1).max(LIMITS.maxPageSize).default(LIMITS.pageSize),
});

export const workflowSummary = z.object({
  id: z.string(),
  name: z.string(),
  revision: z.int(),
  publishedVersion: z.int().nullable(),
  template: z.object({ template: z.string(), hash: z.string() }).nullable(),
  createdAt: date,
  updatedAt: date,
});
export const workflow = workflowSummary.extend({
  graph: z.record(z.string(), json).describe('The draft, in its saved form.'),
  state: z
    .enum(['unpublished', 'published', 'changed'])
    .describe('Whether the draft is what runs; "changed": it is not published yet.'),
  problems: z.array(problem).describe('What keeps the draft from being published.'),
});
export const publishedWorkflow = z.object({ id: z.string(), version: z.int(), hash: z.string(), createdAt: date });

export const runStatus = z.enum(['queued', 'running', 'completed', 'completed_with_errors', 'failed', 'cancelled']);
export const photoError = z.object({
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  nodeId: z.string().optional(),
});
export const runFile = z.object({ name: z.string(), bytes: z.int(), mediaType: z.string(), url: z.string() });
const milliseconds = z.number().nullable();

export const run = z.object({
  id: z.string(),
  workflowId: z.string().nullable(),
  workflowName: z.string(),
  version: z.int().nullable(),
  draftRevision: z.int().nullable().describe('Revision of the draft it was made of, when it was no version.'),
  createdBy: z
    .object({ kind: z.enum(['app', 'api', 'template']), name: z.string().nullable() })
    .describe('Who started it, with the name of the API key or the template.'),
  status: runStatus,
  provider: z.string().nullable(),
  images: z.object({ total: z.int(), ok: z.int(), skipped: z.int(), failed: z.int() }),
  corrections: z.int().describe('Edits made by hand over all photos.'),
  recounting: z.boolean().describe('Totals and files do not tell the newest corrections yet.'),
  totals: z.record(z.string(), json).nullable().describe('By step; null until the run has ended.'),
  files: z.array(runFile),
  timing: z.object({ queuedMs: milliseconds, totalMs: milliseconds, perImageMs: milliseconds }),
  error: photoError.nullable(),
  createdAt: date,
  startedAt: date.nullable(),
  finishedAt: date.nullable(),
});

export const item = z.object({
  id: z.string(),
  file: z.string(),
  attempt: z.int(),
  status: z.enum(['pending', 'running', 'ok', 'skipped', 'failed', 'cancelled']),
  error: photoError.optional(),
  outputs: z.record(z.string(), z.record(z.string(), json)).describe('By step and port.'),
});
export const runWithResults = run.extend({ results: z.array(item) });
export const startedRun = z.object({ id: z.string(), status: runStatus });

export const template = z.object({
  name: z.string(),
  title: z.string(),
  promise: z.string(),
  de: z.object({ title: z.string(), promise: z.string() }).nullable().describe('The same in German.'),
  requires: z.object({ task: z.string(), labels: z.array(z.string()) }).nullable(),
  samples: z.array(z.string()),
  preview: z.string().nullable(),
  before: z.string().nullable().describe('The sample of which the preview was made.'),
});

const portType = z.object({
  name: z.string(),
  title: z.string(),
  types: z.array(z.string()).describe('Data types it carries.'),
  sameAs: z.string().optional().describe('Carries whatever arrives at this input.'),
  optional: z.boolean(),
  many: z.boolean(),
  gather: z.enum(['image', 'run']).nullable(),
  expands: z.boolean(),
});
export const node = z.object({
  type: z.string(),
  version: z.int(),
  title: z.string(),
  category: z.string(),
  icon: z.string(),
  help: z.string(),
  source: z.boolean(),
  effects: z.boolean(),
  inputs: z.array(portType),
  outputs: z.array(portType),
  requires: z.array(z.array(z.string())).describe('Each group names inputs of which at least one must be wired.'),
  config: z.record(z.string(), json).describe('JSON Schema of the settings.'),
});

export const params = z
  .record(z.string(), z.record(z.string(), json))
  .describe('Settings by step and field; only those the workflow asks for.');

export const upload = z.object({
  uploadId: z.string(),
  name: z.string(),
  bytes: z.int(),
  photo: z
    .object({ format: z.enum(['jpeg', 'png', 'webp']), width: z.int().optional(), height: z.int().optional() })
    .optional(),
  error: photoError.optional().describe('Why it will fail in a run, if its first bytes already tell.'),
});
