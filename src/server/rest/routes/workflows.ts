// REST: workflows, from draft to published version.
import { z } from 'zod';
import { LensgraphError } from '../../../core/errors';
import { deleteWorkflow } from '../../../db/workflows';
import { LIMITS } from '../../limits';
import { createWorkflow } from '../../services/create-workflow';
import { getWorkflow } from '../../services/get-workflow';
import { listWorkflows } from '../../services/list-workflows';
import { publishWorkflow } from '../../services/publish-workflow';
import { updateWorkflow } from '../../services/update-workflow';
import { workflowSchema } from '../../services/workflow-schema';
import { readJsonBody } from '../json-body';
import { parseInput } from '../parse';
import { defineRoute, json } from '../route';
import { pageOf, pageQuery, publishedWorkflow, revision, workflow, workflowSummary } from '../schemas';

const name = z.string().min(1).max(300);
const graphFile = z.looseObject({ nodes: z.array(z.unknown()) }).describe('A workflow file.');
const wrappedGraph = z.strictObject({ graph: z.looseObject({}), name: name.optional() });
const change = z.strictObject({
  revision: revision.optional(),
  graph: z.looseObject({}).optional(),
  name: name.optional(),
});
const publishBody = z.strictObject({ revision: revision.optional() });

/** A workflow file as it is, or one wrapped as `{ graph, ... }`; a file is told by having no "graph" beside "nodes". */
const isWrapped = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !('nodes' in value) && ('graph' in value || 'name' in value);

/** `If-Match: "3"`, with or without quotes. */
function ifMatch(header: string | undefined): number | undefined {
  const [, digits] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header?.trim() ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}

export const workflowRoutes = [
  defineRoute({
    method: 'get',
    path: '/workflows',
    permission: 'workflows:read',
    summary: 'The workflows, last changed first.',
    query: pageQuery,
    answers: { 200: { description: 'A page of workflows.', schema: pageOf(workflowSummary) } },
    handle: async ({ services, actor, query }) => json(200, await listWorkflows(services, actor, query)),
  }),
  defineRoute({
    method: 'post',
    path: '/workflows',
    permission: 'workflows:write',
    summary: 'Save a new workflow: a workflow file, or { graph, name }. It may have problems; they come back with it.',
    body: { required: true, json: z.union([graphFile, wrappedGraph]) },
    answers: {
      201: { description: 'The saved workflow.', schema: workflow },
    },
    handle: async ({ services, actor, incoming }) => {
      const { value } = await readJsonBody(incoming, LIMITS.jsonBytes);
      const input = isWrapped(value) ? parseInput(wrappedGraph, value, 'the request') : { graph: value };
      const created = await createWorkflow(services, actor, input);
      return json(201, created, { location: `/api/v1/workflows/${created.id}` });
    },
  }),
  defineRoute({
    method: 'get',
    path: '/workflows/{id}',
    permission: 'workflows:read',
    summary: 'A workflow with its draft and what is wrong with it.',
    answers: { 200: { description: 'The workflow.', schema: workflow } },
    handle: async ({ services, actor, param }) => {
      const found = await getWorkflow(services, actor, param('id'));
      return json(200, found, { etag: `"${found.revision}"` });
    },
  }),
  defineRoute({
    method: 'put',
    path: '/workflows/{id}',
    permission: 'workflows:write',
    summary: 'Change a draft: { revision, graph?, name? }, or a workflow file with If-Match: "REVISION".',
    headers: { 'If-Match': 'The revision the change was made from, unless the body names it.' },
    body: { required: true, json: z.union([graphFile, change]) },
    answers: { 200: { description: 'The workflow as it is now.', schema: workflow } },
    handle: async ({ services, actor, param, incoming }) => {
      const { value } = await readJsonBody(incoming, LIMITS.jsonBytes);
      const isFile = typeof value === 'object' && value !== null && 'nodes' in value;
      const input = isFile ? { graph: value, revision: undefined } : parseInput(change, value, 'the request');
      const from = input.revision ?? ifMatch(incoming.headers['if-match']);
      if (from === undefined) {
        const reason = 'Say which revision you changed: "revision" in the body, or the header If-Match.';
        throw new LensgraphError('bad_request', { reason });
      }
      const changed = await updateWorkflow(services, actor, {
        ...input,
        workflowId: param('id'),
        revision: from,
        // A program says what it means.
        allowEmpty: true,
      });
      return json(200, changed, { etag: `"${changed.revision}"` });
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/workflows/{id}',
    permission: 'workflows:write',
    summary: 'Delete a workflow; its runs stay readable.',
    answers: { 204: { description: 'Deleted.' } },
    handle: async ({ services, actor, param }) => {
      await deleteWorkflow(services.db, { teamId: actor.teamId, workflowId: param('id') });
      return new Response(null, { status: 204 });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/workflows/{id}/publish',
    permission: 'workflows:write',
    summary: 'Freeze the draft as the next version: the one that runs.',
    body: { required: false, json: publishBody },
    answers: { 200: { description: 'The published version.', schema: publishedWorkflow } },
    handle: async ({ services, actor, param, incoming }) => {
      const { value = {} } = await readJsonBody(incoming, LIMITS.jsonBytes);
      const input = parseInput(publishBody, value, 'the request');
      return json(200, await publishWorkflow(services, actor, { ...input, workflowId: param('id') }));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/workflows/{id}/schema',
    permission: 'workflows:read',
    summary: 'What the published version asks for and gives, as JSON Schema.',
    answers: {
      200: {
        description: 'Settings a run may set, and the outputs of each step.',
        schema: z.object({
          workflowId: z.string(),
          version: z.int(),
          name: z.string(),
          params: z.record(z.string(), z.unknown()),
          outputs: z.record(z.string(), z.unknown()),
          totals: z.array(z.string()).describe('Steps that give totals for the whole run.'),
        }),
      },
    },
    handle: async ({ services, actor, param }) => json(200, await workflowSchema(services, actor, param('id'))),
  }),
];
