// What the pictures show: a Lensgraph where somebody has worked for a while, with real photos, real runs and a history.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseGraph } from '../../src/core/graph';
import { getPublishedVersion } from '../../src/db/workflow-version';
import type { Env } from '../../src/env';
import { localActor } from '../../src/server/local-actor';
import { cancelRun } from '../../src/server/services/cancel-run';
import { createRun } from '../../src/server/services/create-run';
import { getWorkflow } from '../../src/server/services/get-workflow';
import { samplePaths, templatesFolder } from '../../src/server/services/list-templates';
import { openTemplate } from '../../src/server/services/open-template';
import { publishWorkflow } from '../../src/server/services/publish-workflow';
import { tryTemplate } from '../../src/server/services/try-template';
import { updateWorkflow } from '../../src/server/services/update-workflow';
import { waitForRun } from '../../src/server/services/wait-for-run';
import { type Deployment, deploy } from '../bench/deployment';
import { writePhotoSet } from '../bench/photo-set';

const TEMPLATES = [
  'moderation',
  'object-list',
  'expected-list',
  'price-tags',
  'covered-area',
  'sort-photos',
  'shelf-count',
];
const RUN_MS = 120_000;
/** Enough to be under way for as long as it takes to look at it. */
const LONG_RUN = 300;

export interface Scene {
  readonly url: string;
  readonly workflow: string;
  /** The same workflow, changed and published twice. */
  readonly grown: string;
  /** The run of each template's samples, by its name. */
  readonly runs: Readonly<Record<string, string>>;
  /** Files of photos to choose. */
  readonly photos: readonly string[];
  /** Photos of two kinds to teach with. */
  readonly lesson: Readonly<Record<string, readonly string[]>>;
  /** Starts a run that goes on for a while; its id, and how to end it. */
  startLong(): Promise<{ readonly id: string; stop(): Promise<unknown> }>;
  close(): Promise<void>;
}

export async function setScene(env: Env): Promise<Scene> {
  const deployment = await deploy(env);
  try {
    return await furnish(deployment);
  } catch (error) {
    await deployment.close();
    throw error;
  }
}

async function furnish(deployment: Deployment): Promise<Scene> {
  const { services } = deployment;
  await deployment.start('worker');
  const { url } = await deployment.start('web');
  const runs: Record<string, string> = {};
  for (const template of TEMPLATES) {
    const { id } = await tryTemplate(services, localActor, { template });
    await waitForRun(services, { teamId: localActor.teamId, runId: id }, RUN_MS);
    runs[template] = id;
  }
  const grown = await grow(deployment);
  const { workflowId: workflow } = await openTemplate(services, localActor, { template: 'shelf-count' });
  const samples = await samplePaths(templatesFolder(deployment.env.packageRoot), 'shelf-count');
  const photos = samples.map(({ path }) => path);
  const fixture = (file: string) => join(deployment.env.packageRoot, 'test', 'fixtures', 'photos', file);
  const lesson = {
    fruit: ['apple.jpg', 'citrus.jpg', 'fruits.jpg', 'orange.jpg'].map(fixture),
    'no fruit': ['astronaut.png', 'cat.png', 'coffee.png', 'dogs.jpg', 'sign-shop.jpg', 'wine.jpg'].map(fixture),
  };
  return {
    url,
    workflow,
    grown,
    runs,
    photos,
    lesson,
    startLong: () => startLong(deployment, workflow, photos),
    close: deployment.close,
  };
}

/** A second version that looks for other things, and a draft beyond it. */
async function grow({ services }: Deployment): Promise<string> {
  const { workflowId } = await openTemplate(services, localActor, { template: 'street-count' });
  const change = async (edit: (config: Record<string, unknown>) => Record<string, unknown>, name?: string) => {
    const { graph: stored, revision } = await getWorkflow(services, localActor, workflowId);
    const { graph } = parseGraph(stored);
    if (!graph) throw new Error('the workflow cannot be read');
    const nodes = graph.nodes.map((node) =>
      node.type === 'filter' ? { ...node, config: edit(node.config), ...(name ? { title: name } : {}) } : node,
    );
    await updateWorkflow(services, localActor, { workflowId, revision, graph: { ...graph, nodes } });
  };
  await change((config) => ({ ...config, minScore: 0.65 }));
  await publishWorkflow(services, localActor, { workflowId });
  await change((config) => ({ ...config, labels: ['car', 'bus', 'truck'] }), 'Only vehicles');
  return workflowId;
}

async function startLong(deployment: Deployment, workflowId: string, photos: readonly string[]) {
  const { services, env } = deployment;
  const folder = join(env.data.root, 'many');
  const paths = await writePhotoSet(photos, folder, LONG_RUN);
  const stored = (await deployment.store(paths)).map((photo, at) => ({ ...photo, name: `shelf-${at + 1}.jpg` }));
  const version = await getPublishedVersion(services.db, { teamId: localActor.teamId, workflowId });
  const { run } = await createRun(services, localActor, { version, photos: stored, params: {} });
  const stop = async () => {
    await cancelRun(services, localActor, run.id);
    await waitForRun(services, { teamId: localActor.teamId, runId: run.id }, RUN_MS);
    await rm(folder, { recursive: true });
  };
  return { id: run.id, stop };
}
