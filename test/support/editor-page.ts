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
  const { id } = await ask<{ id: string }>(app, 'workflows.create', { graph }, 'POST');
  const visit = await app.visit({ path: `/w/${id}/edit`, width: 1600, height: 1000, ...options });
  await whenAlive(visit.page.getByRole('heading', { level: 1 }).getByRole('textbox'));
  const saved = async (): Promise<Graph> => {
    const { graph: json } = await ask<{ graph: unknown }>(app, 'workflows.get', { workflowId: id }, 'GET');
    const { graph: read } = parseGraph(json);
    if (!read) throw new Error('the saved graph cannot be read');
    return read;
  };
  return { ...visit, workflowId: id, saved };
}

/** As the pages ask the server. */
async function ask<Answer>({ api }: TestApp, path: string, input: unknown, method: 'GET' | 'POST'): Promise<Answer> {
  const url = `${api.url}/api/trpc/${path}`;
  const sent = JSON.stringify(input);
  const headers = { origin: api.url, 'content-type': 'application/json' };
  const answer =
    method === 'POST'
      ? await fetch(url, { method, headers, body: sent })
      : await fetch(`${url}?input=${encodeURIComponent(sent)}`, { headers });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return Object(await answer.json()).result.data;
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
