// REST: the files a run made.
import { listFiles } from '../../services/list-files';
import { openRunFile } from '../../services/open-run-file';
import { download, notModified } from '../download';
import { defineRoute, json } from '../route';
import { pageOf, runFile } from '../schemas';

export const runFileRoutes = [
  defineRoute({
    method: 'get',
    path: '/runs/{id}/files',
    permission: 'runs:read',
    summary: 'The files a run made.',
    answers: { 200: { description: 'All files.', schema: pageOf(runFile) } },
    handle: async ({ services, actor, param }) => json(200, await listFiles(services, actor, param('id'))),
  }),
  defineRoute({
    method: 'get',
    path: '/runs/{id}/files/{name}',
    permission: 'runs:read',
    summary: 'Download a file of a run.',
    answers: {
      200: { description: 'The file.', mediaType: 'application/octet-stream' },
      304: { description: 'The file is the one named in If-None-Match.' },
    },
    handle: async ({ services, actor, param, incoming }) => {
      const file = await openRunFile(services, actor, { runId: param('id'), name: param('name') });
      return notModified(incoming, file) ?? (await download(file));
    },
  }),
];
