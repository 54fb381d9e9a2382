// Files and pictures for the pages of this server: like the API's downloads, on behalf of whoever sits at the browser.
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { LensgraphError } from '../core/errors';
import { type Actor, requirePermission } from './actor';
import { errorAnswer, logError } from './error-body';
import { download, notModified, picture } from './rest/download';
import { json } from './rest/route';
import type { Services } from './services';
import { openRunFile } from './services/open-run-file';
import { openRunPicture } from './services/open-run-picture';
import { openTemplatePicture } from './services/open-template-picture';

type Env = { Bindings: HttpBindings };

export function createFilesApp(services: Services, actor: Actor): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/files/:run/:name', async (c) => {
    requirePermission(actor, 'runs:read');
    const file = await openRunFile(services, actor, { runId: c.req.param('run'), name: c.req.param('name') });
    return notModified(c.env.incoming, file) ?? (await download(file));
  });
  app.get('/pictures/runs/:run/:index{\\d{1,9}}', async (c) => {
    requirePermission(actor, 'runs:read');
    const { run: runId, index } = c.req.param();
    return picture(await openRunPicture(services, actor, { runId, index: Number(index) }));
  });
  app.get('/pictures/templates/:name', async (c) => {
    requirePermission(actor, 'workflows:read');
    return picture(await openTemplatePicture(services, c.req.param('name')));
  });
  app.notFound(() => {
    throw new LensgraphError('not_found', { what: 'address' });
  });
  app.onError((error, c) => {
    logError(services.log, error, { method: c.req.method, path: c.req.path });
    const { status, body } = errorAnswer(error);
    return json(status, body);
  });
  return app;
}
