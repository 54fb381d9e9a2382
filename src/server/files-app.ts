// Files and pictures for the pages of this server, and photos from them: like the API's uploads and downloads, on behalf of
// whoever sits at the browser.
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { LensgraphError } from '../core/errors';
import { getRun } from '../db/runs';
import { type Actor, requirePermission } from './actor';
import { errorAnswer, logError } from './error-body';
import { type Keep, pictureResponse, smallPicture } from './picture-response';
import { contentDisposition, download, notModified, picture } from './rest/download';
import { receiveModelFiles } from './rest/receive-model-files';
import { receiveUploads } from './rest/receive-uploads';
import { json } from './rest/route';
import type { Services } from './services';
import { exportWorkflow } from './services/export-workflow';
import { findBestPicture, findPhoto, findUpload } from './services/find-picture';
import { samplePaths, templatesFolder } from './services/list-templates';
import { confirmedPhoto } from './services/model-photo';
import { downloadName } from './services/name-download';
import { openModelFile } from './services/open-model-file';
import { openRunFile } from './services/open-run-file';
import { openTemplateBefore, openTemplatePicture, openTemplateSample } from './services/open-template-picture';
import { MAX_SIDE, pixelSteps, renderPicture, SMALL_SIDE } from './services/render-picture';
import { storedSample } from './services/run-preview';

type Env = { Bindings: HttpBindings };

/** What the database's whole numbers hold. */
const MAX_INT = 2 ** 31 - 1;

export function createFilesApp(services: Services, actor: Actor): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/files/workflows/:file{[0-9A-Za-z]+\\.json}', async (c) => {
    requirePermission(actor, 'workflows:read');
    const { name, text } = await exportWorkflow(services, actor, c.req.param('file').replace(/\.json$/, ''));
    return new Response(text, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': contentDisposition(name),
        'cache-control': 'private, no-cache',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    });
  });
  app.get('/files/models/:file{[0-9a-z-]+\\.onnx}', async (c) => {
    requirePermission(actor, 'workflows:read');
    const file = await openModelFile(services, c.req.param('file').replace(/\.onnx$/, ''));
    return notModified(c.env.incoming, file) ?? (await download(file));
  });
  app.get('/files/:run/:name', async (c) => {
    requirePermission(actor, 'runs:read');
    const key = { runId: c.req.param('run'), name: c.req.param('name') };
    const [file, run] = await Promise.all([
      openRunFile(services, actor, key),
      getRun(services.db, { ...key, teamId: actor.teamId }),
    ]);
    const name = downloadName(run.workflowName, run.createdAt, file.name);
    return notModified(c.env.incoming, file) ?? (await download({ ...file, name }));
  });
  app.post('/files/uploads', async (c) => {
    requirePermission(actor, 'runs:write');
    return json(201, await receiveUploads(services, actor, c.env.incoming));
  });
  app.post('/files/models', async (c) => {
    requirePermission(actor, 'models:write');
    return json(201, await receiveModelFiles(services, actor, c.env.incoming));
  });
  const show = (c: Context<Env>, blobId: string, keep: Keep) =>
    pictureResponse(services.blobs, blobId, { incoming: c.env.incoming, keep });

  /** Small and upright; the original where that cannot be had in time, unless it must be `exact`: then it is to be asked again. */
  const showSmall = async (c: Context<Env>, blobId: string) => {
    const steps = parseSteps(c.req.query('steps'));
    const bytes = await renderPicture(services, { blobId, steps, maxSide: sideOf(c.req.query('side')) });
    if (!bytes && c.req.query('exact') !== undefined)
      throw new LensgraphError('unavailable', { reason: 'The picture is still being made. Ask again.' });
    return bytes ? smallPicture(bytes, c.env.incoming) : show(c, blobId, 'ask');
  };

  app.get('/pictures/uploads/:upload', async (c) => {
    requirePermission(actor, 'runs:read');
    return show(c, await findUpload(services, actor, c.req.param('upload')), 'forever');
  });
  app.get('/pictures/uploads/:upload/small', async (c) => {
    requirePermission(actor, 'runs:read');
    return showSmall(c, await findUpload(services, actor, c.req.param('upload')));
  });
  app.get('/pictures/runs/:run/:index{\\d{1,9}}', async (c) => {
    requirePermission(actor, 'runs:read');
    // Another one after each correction.
    return show(c, await findBestPicture(services, actor, photoOf(c.req.param())), 'ask');
  });
  app.get('/pictures/runs/:run/:index{\\d{1,9}}/original', async (c) => {
    requirePermission(actor, 'runs:read');
    return show(c, await findPhoto(services, actor, photoOf(c.req.param())), 'forever');
  });
  app.get('/pictures/runs/:run/:index{\\d{1,9}}/small', async (c) => {
    requirePermission(actor, 'runs:read');
    return showSmall(c, await findPhoto(services, actor, photoOf(c.req.param())));
  });
  app.get('/pictures/models/:name/small', async (c) => {
    requirePermission(actor, 'workflows:read');
    return showSmall(c, await confirmedPhoto(services, c.req.param('name')));
  });
  app.get('/pictures/templates/:name', async (c) => {
    requirePermission(actor, 'workflows:read');
    return picture(await openTemplatePicture(services, c.req.param('name')));
  });
  app.get('/pictures/templates/:name/before', async (c) => {
    requirePermission(actor, 'workflows:read');
    return picture(await openTemplateBefore(services, c.req.param('name')));
  });
  app.get('/pictures/templates/:name/samples/:file', async (c) => {
    requirePermission(actor, 'workflows:read');
    const { name, file } = c.req.param();
    return picture(await openTemplateSample(services, name, file));
  });
  app.get('/pictures/templates/:name/samples/:file/small', async (c) => {
    requirePermission(actor, 'workflows:read');
    const { name, file } = c.req.param();
    const samples = await samplePaths(templatesFolder(services.env.packageRoot), name);
    const sample = samples.find((each) => each.name === file);
    if (!sample) throw new LensgraphError('not_found', { what: 'photo' });
    return showSmall(c, await storedSample(services, sample.path));
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

/** Throws `bad_request`. */
function parseSteps(text: string | undefined) {
  const parsed = pixelSteps.safeParse(text === undefined ? [] : parseJson(text));
  if (!parsed.success) throw new LensgraphError('bad_request', { reason: 'The steps in the address cannot be read.' });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const sideOf = (text: string | undefined): number => {
  const side = Number(text ?? SMALL_SIDE);
  return Number.isInteger(side) && side >= 16 ? Math.min(side, MAX_SIDE) : SMALL_SIDE;
};

const photoOf = ({ run, index }: { run: string; index: string }) => ({
  runId: run,
  index: Math.min(Number(index), MAX_INT),
});
