// The editor in a real browser, for tests: opens a workflow, reads what the server has saved of it, runs it in the app view, and
// takes its files away.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Graph, parseGraph } from '../../src/core/graph';
import type { TestApp, Visit, VisitOptions } from './app';
import { whenAlive } from './hands';
import { ROOT } from './sources';

export const EMPTY_WORKFLOW = {
  schemaVersion: 1,
  name: 'From nothing',
  nodes: [] as { id: string; type: string }[],
  edges: [],
  layout: {},
};

export interface EditorVisit extends Visit {
  readonly workflowId: string;
  /** As the server has it. */
  saved(): Promise<Graph>;
}

/** `expected`: the pages ask for other pages ahead, and give up asking when one goes on. */
export async function openEditor(app: TestApp, graph: object, options: VisitOptions = {}): Promise<EditorVisit> {
  const visit = await app.visit({ path: '/', width: 1600, height: 1000, ...options });
  const { id } = await ask<{ id: string }>(app, visit.page, 'workflows.create', { graph }, 'post');
  await visit.page.goto(`/w/${id}/edit`);
  await whenAlive(visit.page.getByRole('heading', { level: 1 }).getByRole('textbox'));
  const saved = async (): Promise<Graph> => {
    const { graph: json } = await ask<{ graph: unknown }>(app, visit.page, 'workflows.get', { workflowId: id }, 'get');
    const { graph: read } = parseGraph(json);
    if (!read) throw new Error('the saved graph cannot be read');
    return read;
  };
  return { ...visit, workflowId: id, saved };
}

async function ask<Answer>(
  { api }: TestApp,
  page: Page,
  path: string,
  input: unknown,
  method: 'get' | 'post',
): Promise<Answer> {
  const url = `${api.url}/api/trpc/${path}`;
  const answer =
    method === 'post'
      ? await page.request.post(url, { data: input, headers: { origin: api.url } })
      : await page.request.get(`${url}?input=${encodeURIComponent(JSON.stringify(input))}`);
  const { result } = await answer.json();
  return result.data;
}

export const wiresOf = (graph: Graph): string[] =>
  graph.edges.map((edge) => `${edge.source}.${edge.sourceHandle} -> ${edge.target}.${edge.targetHandle}`).sort();

export const typesOf = (graph: Graph): string[] => graph.nodes.map(({ type }) => type).sort();

/** Load, detect, filter, count and export in a row: what the journeys build. */
export const ROW = {
  types: ['count', 'detect', 'export', 'filter', 'load'],
  wires: [
    'count.table -> export.table',
    'detect.detections -> filter.detections',
    'filter.kept -> count.detections',
    'load.image -> detect.image',
  ],
};

export const SHELF_SAMPLES = join(ROOT, 'templates/shelf-count/samples');

export interface Download {
  readonly name: string;
  readonly bytes: Buffer;
  readonly path: string;
}

/** What comes down when `start` is done, once it is all there. */
export async function downloadBy(page: Page, start: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), start()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), bytes: await readFile(path), path };
}
