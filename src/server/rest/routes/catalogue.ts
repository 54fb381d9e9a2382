// REST: what there is to start from: templates and kinds of steps.

import { z } from 'zod';
import { describeNodes } from '../../../core/describe-node';
import { LIMITS } from '../../limits';
import { copyTemplate } from '../../services/copy-template';
import { listTemplates, templatesFolder } from '../../services/list-templates';
import { readJsonBody } from '../json-body';
import { parseInput } from '../parse';
import { defineRoute, json } from '../route';
import { node, pageOf, template, workflow } from '../schemas';

const copyBody = z.strictObject({ name: z.string().min(1).max(300).optional() });
const onePage = (items: readonly unknown[]) => ({ items, nextCursor: null });

export const catalogueRoutes = [
  defineRoute({
    method: 'get',
    path: '/templates',
    permission: 'workflows:read',
    summary: 'The templates to start from.',
    answers: { 200: { description: 'All templates.', schema: pageOf(template) } },
    handle: async ({ services }) => json(200, onePage(await listTemplates(templatesFolder(services.env.packageRoot)))),
  }),
  defineRoute({
    method: 'post',
    path: '/templates/{name}/workflows',
    permission: 'workflows:write',
    summary: 'Make a workflow of a template; its version 1 is published at once.',
    body: { required: false, json: copyBody },
    answers: { 201: { description: 'The new workflow.', schema: workflow } },
    handle: async ({ services, actor, param, incoming }) => {
      const { value = {} } = await readJsonBody(incoming, LIMITS.jsonBytes);
      const { name } = parseInput(copyBody, value, 'the request');
      const created = await copyTemplate(services, actor, { template: param('name'), name });
      return json(201, created, { location: `/api/v1/workflows/${created.id}` });
    },
  }),
  defineRoute({
    method: 'get',
    path: '/nodes',
    permission: 'workflows:read',
    summary: 'The kinds of steps, with their ports and the JSON Schema of their settings.',
    answers: { 200: { description: 'All kinds of steps.', schema: pageOf(node) } },
    handle: async ({ services }) => json(200, onePage(describeNodes(services.registry))),
  }),
];
