// The small commands, as scripts call them: compile, nodes, templates, models, keys.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import { findApiKey } from '../../src/db/api-keys';
import { openDb } from '../../src/db/client';
import { readEnv } from '../../src/env';
import { openDatabase } from '../../src/launch/postgres';
import { type CliSandbox, cliSandbox } from '../support/cli';
import { countWorkflow } from '../support/count-workflow';
import { testModel } from '../support/models';

let box: CliSandbox;
beforeAll(async () => {
  box = await cliSandbox();
});
afterAll(() => box.remove());

async function json(...args: string[]): Promise<{ code: number | string; value: ReturnType<typeof JSON.parse> }> {
  const { code, stdout, stderr } = await box.run([...args, '--json']);
  if (stdout === '') throw new Error(stderr);
  return { code, value: JSON.parse(stdout) };
}

test('compile gives the plan of a file and of a template', async () => {
  await writeFile(join(box.work, 'count.json'), JSON.stringify(countWorkflow()));
  const file = await json('compile', 'count.json');
  expect(file.code).toBe(0);
  expect(file.value.plan.steps.map((step: { nodeId: string }) => step.nodeId)).toEqual([
    'photos',
    'find',
    'keep',
    'number',
  ]);
  expect(file.value.plan.models[0]).toMatchObject({
    name: 'coco-ssd',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const template = await json('compile', 'shelf-count');
  expect(template).toMatchObject({ code: 0, value: { plan: { hash: expect.any(String) } } });
});

test.each([
  ['a cycle', { ...countWorkflow(), edges: cycle() }, 'cycle'],
  ['an unknown step', { schemaVersion: 1, nodes: [{ id: 'x', type: 'dream' }] }, 'unknown_node'],
  ['a forbidden key', '{"schemaVersion":1,"nodes":[],"__proto__":{"polluted":true}}', 'forbidden_key'],
  ['text that is no JSON', 'not json', 'not_a_workflow'],
  ['JSON that is no workflow', [1, 2], 'not_a_workflow'],
  ['501 steps', { schemaVersion: 1, nodes: many(501) }, 'too_many_nodes'],
])('compile tells what is wrong with %s', async (_, content, problem) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(join(box.work, 'wrong.json'), text);
  const { code, value } = await json('compile', 'wrong.json');
  expect(code).toBe(2);
  expect(value.problems).toContainEqual(expect.objectContaining({ code: problem, message: expect.any(String) }));
  const words = await box.run(['compile', 'wrong.json']);
  expect(words).toMatchObject({ code: 2, stdout: expect.stringContaining(`[${problem}]`) });
});

function cycle() {
  const wire = (source: string, sourceHandle: string, target: string) => ({
    source,
    sourceHandle,
    target,
    targetHandle: 'detections',
  });
  return [wire('keep', 'kept', 'number'), wire('keep', 'kept', 'keep')];
}

function many(count: number) {
  return Array.from({ length: count }, (_, index) => ({ id: `n${index}`, type: 'note' }));
}

test('nodes lists every kind with its ports and the schema of its settings', async () => {
  const { code, value } = await json('nodes');
  expect(code).toBe(0);
  expect(value.map((node: { type: string }) => node.type)).toEqual([...nodes.keys()]);
  const filter = value.find((node: { type: string }) => node.type === 'filter');
  expect(filter).toMatchObject({
    title: 'Keep only',
    outputs: [{ name: 'kept' }, { name: 'dropped' }],
    config: { properties: { minScore: { default: 0.5, minimum: 0, maximum: 1 } } },
  });
});

test('templates lists what there is', async () => {
  const { code, value } = await json('templates');
  expect(code).toBe(0);
  const described = JSON.parse(
    await readFile(resolve(import.meta.dirname, '../../templates/shelf-count/template.json'), 'utf8'),
  );
  expect(value).toContainEqual(expect.objectContaining({ name: 'shelf-count', title: described.title }));
});

test('models lists and fetches by name; an unknown name is a usage error', async () => {
  const list = await json('models', 'list');
  expect(list.value).toContainEqual(expect.objectContaining({ name: 'coco-ssd', isDefault: true, fetched: true }));
  const fetched = await json('models', 'fetch', 'coco-ssd');
  expect(fetched).toMatchObject({ code: 0, value: { name: 'coco-ssd', bytes: 17_957_347 } });
  const unknown = await box.run(['models', 'fetch', 'yolo']);
  expect(unknown).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('coco-ssd') });
});

test('models inspect says what a model is taken for, or why it is refused', async () => {
  const { path } = await testModel('pp-ocr-v4');
  const { code, value } = await json('models', 'inspect', path);
  expect(code).toBe(0);
  expect(value.format).toBe('onnx');
  expect(value.guesses[0]).toMatchObject({ draft: { family: 'text-detector', outputs: { map: 'sigmoid_0.tmp_0' } } });
  expect(value.tryMilliseconds).toBeGreaterThan(0);
  await writeFile(join(box.work, 'no.onnx'), 'no model');
  const refused = await box.run(['models', 'inspect', 'no.onnx']);
  expect(refused).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('not an ONNX model') });
});

test('a key opens the API with its scopes, is stored as a hash only, listed, and opens nothing once revoked', async () => {
  const { code, value } = await json('keys', 'create', '--name', 'scales', '--scopes', 'runs:write,workflows:read');
  expect({ code, value }).toMatchObject({ code: 0, value: { key: expect.stringMatching(/^lg_\w{32}$/) } });
  const database = await openDatabase(readEnv({ LENSGRAPH_DATA: box.data }));
  const db = openDb(database.url);
  expect(await findApiKey(db, value.key)).toMatchObject({ name: 'scales', scopes: ['runs:write', 'workflows:read'] });
  const stored = await db.query<{ text: string }>('SELECT "ApiKey"::text AS text FROM "ApiKey"');
  expect(stored.map(({ text }) => text.includes(value.key))).toEqual([false]);

  const [{ id } = { id: '' }] = await db.query<{ id: string }>('SELECT id FROM "ApiKey"');
  expect((await box.run(['keys', 'revoke', id])).code).toBe(0);
  expect(await findApiKey(db, value.key)).toBeNull();
  const { stdout } = await box.run(['keys', 'list']);
  expect(stdout).toMatch(new RegExp(`^${id}  scales  ...${value.key.slice(-4)}  made .*  revoked \\d{4}-`));
  expect(stdout).not.toContain(value.key);
  await db.close();
  await database.close();

  const wrong = await box.run(['keys', 'create', '--name', 'x', '--scopes', 'runs:fly']);
  expect(wrong).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('no scope "runs:fly"') });
});

test('no command and an unknown one are usage errors, --help is not', async () => {
  expect((await box.run(['fly'])).code).toBe(3);
  expect((await box.run([])).code).toBe(3);
  const help = await box.run(['--help']);
  expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('run [options] <workflow> <inputs...>') });
});

test('a setting that is not valid is told by name with exit code 4', async () => {
  const { code, stderr } = await box.run(['models', 'list'], { PORT: 'many' });
  expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('PORT is not valid') });
});
