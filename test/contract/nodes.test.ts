// The contract every node keeps, checked over the whole registry: a new node is covered the moment it is registered.
// Fakes stand only for the context.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nodes } from '../../nodes/registry.generated';
import type { Candidate } from '../../src/core/context';
import { DATA_TYPES, type DataType, type ImageValue } from '../../src/core/data-types';
import { type AnyCollectedPhoto, type AnyNode, CATEGORIES, TASKS } from '../../src/core/node';
import type { Gathered, Port } from '../../src/core/ports';
import { acceptedTypes } from '../../src/core/wire-types';
import { arbitraryOf, faultsOf, image } from '../support/arbitrary-values';
import { fakeCollectContext, fakeContext } from '../support/run-node';
import { summaryOf } from '../support/say';

const CANDIDATES: readonly Candidate[] = [
  { label: 'apple', classId: 53, score: 0.9, box: [10, 10, 90, 90] },
  { label: 'apple', classId: 53, score: 0.7, box: [12, 10, 92, 90] },
  { label: 'cup', classId: 47, score: 0.3, box: [200, 100, 300, 220] },
  { label: 'cup', classId: 47, score: 0.06, box: [0, 0, 640, 480] },
];

interface JsonSchema {
  readonly type?: string;
  readonly title?: string;
  readonly help?: string;
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}
const schemaOf = (node: AnyNode): JsonSchema => z.toJSONSchema(node.config, { io: 'input' }) as JsonSchema;

/** Every setting of a schema, also those inside lists and choices, by path. */
function* settings(schema: JsonSchema, path = ''): Generator<[string, JsonSchema]> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    // What tells the choices of a list apart is set by choosing, not typed in.
    if (field.const === undefined) yield [`${path}${name}`, field];
    yield* settings(field, `${path}${name}.`);
  }
  if (schema.items) yield* settings(schema.items, path);
  for (const choice of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* settings(choice, path);
}

const filled = (text: string | undefined): boolean => (text ?? '').trim().length > 0;
const sentence = /^[A-Z"].*[.]$/s;

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const each of Object.values(value)) deepFreeze(each);
}

/** Arbitrary values for all inputs: alone or, for a gathering one, as a list from no, one or several wires and paths. */
function inputsOf(node: AnyNode): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(Object.entries(node.inputs).map(([name, port]) => [name, arrival(port)])));
}
function arrival(port: Port): fc.Arbitrary<unknown> {
  const value = fc.oneof(...acceptedTypes(port).map(arbitraryOf));
  const { gather, optional, many } = port.options;
  if (!gather) return optional ? fc.option(value, { nil: undefined }) : value;
  const from = many ? fc.constantFrom('one', 'two') : fc.constant('one');
  const path = fc.constantFrom([], ['o1'], ['o2']);
  return fc.uniqueArray(fc.record({ path, from, value }), {
    minLength: optional ? 0 : 1,
    maxLength: 3,
    selector: (each) => `${each.from} ${each.path.join()}`,
  });
}

const runOnce = async (node: AnyNode, inputs: Record<string, unknown>, photo: ImageValue) =>
  node.run?.({ inputs, config: node.config.parse({}), photo, ctx: fakeContext(CANDIDATES).ctx });

/** The type an output may give; the type of `sameAs` is known only in a graph. */
const outputTypes = (node: AnyNode, port: Port): readonly DataType[] =>
  port.type.kind === 'sameAs' ? acceptedTypes(node.inputs[port.type.input]) : acceptedTypes(port);

describe.each([...nodes])('%s', (type, node) => {
  test('says what it is', () => {
    expect(type).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(node.version).toBeGreaterThanOrEqual(1);
    expect(CATEGORIES).toContain(node.category);
    for (const text of [node.title, node.icon]) expect(filled(text)).toBe(true);
    expect(node.help).toMatch(sentence);
  });

  test('explains every setting, and bounds every number', () => {
    for (const [path, field] of settings(schemaOf(node))) {
      expect(filled(field.title), `${path} has a title`).toBe(true);
      expect(field.help, `${path} has a sentence of help`).toMatch(sentence);
      for (const each of [field, field.items, field.additionalProperties]) {
        if (typeof each !== 'object' || (each.type !== 'number' && each.type !== 'integer')) continue;
        expect(each.minimum, `${path} has a least value`).toBeTypeOf('number');
        expect(each.maximum, `${path} has a greatest value`).toBeTypeOf('number');
      }
    }
  });

  test('has defaults for all settings, which survive being saved', () => {
    const config = node.config.parse({});
    expect(node.config.parse(JSON.parse(JSON.stringify(config)))).toEqual(config);
    expect(filled(summaryOf(node, config)) || !node.run).toBe(true);
    expect(summaryOf(node, config)).not.toMatch(/undefined|NaN|\[object/);
  });

  test('asks for models by a setting of its own', () => {
    const config = node.config.parse({});
    for (const { field, name, task } of node.models?.(config) ?? []) {
      expect(config[field]).toBe(name);
      expect(TASKS).toContain(task);
    }
  });

  test('has ports that can be wired', () => {
    const names = [...Object.keys(node.inputs), ...Object.keys(node.outputs)];
    for (const name of names) expect(name).toMatch(/^[a-z][a-zA-Z]*$/);
    for (const [name, port] of Object.entries(node.inputs)) {
      expect(port.type.kind, name).not.toBe('sameAs');
      expect(port.options.expands, `${name} is an input`).toBeUndefined();
      if (port.options.many) expect(port.options.gather, `${name} takes several wires, so it gathers`).toBeDefined();
      for (const each of acceptedTypes(port)) expect(DATA_TYPES).toContain(each);
    }
    for (const [name, { type: portType, options }] of Object.entries(node.outputs)) {
      expect(portType.kind === 'one' || portType.kind === 'sameAs', `${name} has one type`).toBe(true);
      if (portType.kind === 'sameAs') expect(Object.keys(node.inputs)).toContain(portType.input);
      expect(options.gather ?? options.many ?? options.optional, `${name} is an output`).toBeUndefined();
    }
    for (const group of node.requires ?? []) {
      expect(group.length).toBeGreaterThan(0);
      for (const name of group) expect(node.inputs[name]?.options.optional, `${name} may stay unwired`).toBe(true);
    }
    if (node.source) expect(Object.keys(node.inputs)).toEqual([]);
  });

  test('can read every older version of its settings', () => {
    const steps = Object.keys(node.migrations ?? {}).map(Number);
    expect(steps.sort((a, b) => a - b)).toEqual(Array.from({ length: node.version - 1 }, (_, index) => index + 1));
  });

  if (node.run)
    test('leaves its inputs alone, is deterministic, and gives what it declares', async () => {
      await fc.assert(
        fc.asyncProperty(inputsOf(node), image, async (inputs, photo) => {
          const before = JSON.stringify([inputs, photo]);
          deepFreeze(inputs);
          deepFreeze(photo);
          const given = (await runOnce(node, inputs, photo)) ?? {};
          expect(JSON.stringify([inputs, photo])).toBe(before);
          expect(await runOnce(node, inputs, photo)).toEqual(given);
          for (const [name, value] of Object.entries(given)) {
            const port = node.outputs[name];
            if (!port) throw new Error(`"${name}" is not an output of ${type}`);
            const values = port.options.expands ? (value as { value: unknown }[]).map((each) => each.value) : [value];
            for (const each of values) {
              const faults = outputTypes(node, port).map((one) => faultsOf(each, one));
              expect(faults.find((list) => list.length === 0) ?? faults).toEqual([]);
            }
          }
        }),
        { numRuns: 40 },
      );
    });

  if (node.collect)
    test('folds good, skipped and failed photos, and none at all', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(inputsOf(node), image), { maxLength: 4 }), async (given) => {
          const photos = await Promise.all(
            given.map(async ([inputs, photo], index) =>
              collected(node, index, inputs, (await runOnce(node, inputs, photo)) ?? {}),
            ),
          );
          deepFreeze(photos);
          const first = await fold(node, photos);
          expect(await fold(node, photos)).toEqual(first);
          // It crosses to another process as JSON.
          expect(JSON.parse(JSON.stringify(first.totals ?? {}))).toEqual(first.totals ?? {});
          const good = photos.filter(({ status }) => status === 'ok');
          expect((await fold(node, good)).totals).toEqual(first.totals);
        }),
        { numRuns: 25 },
      );
      expect(await fold(node, [])).toBeDefined();
    });
});

/** A photo as it comes to a collector: every third one skipped, every fourth one failed with what came before. */
function collected(
  node: AnyNode,
  index: number,
  inputs: Record<string, unknown>,
  outputs: Readonly<Record<string, unknown>>,
): AnyCollectedPhoto {
  const skipped = index % 3 === 2;
  const status = skipped ? 'skipped' : index % 4 === 3 ? 'failed' : 'ok';
  const asList = ([name, value]: [string, unknown]): [string, readonly Gathered<unknown>[]] => {
    if (skipped || value === undefined) return [name, []];
    return [name, Array.isArray(value) && node.inputs[name]?.options.gather ? value : [{ path: [], from: 'x', value }]];
  };
  return {
    index,
    file: `${index}.jpg`,
    status,
    ...(status === 'failed' ? { error: { code: 'step_failed', message: 'It failed.', nodeId: 'x' } } : {}),
    inputs: Object.fromEntries(Object.keys(node.inputs).map((name) => asList([name, inputs[name]]))),
    outputs: Object.fromEntries(Object.keys(node.outputs).map((name) => asList([name, outputs[name]]))),
  };
}

async function fold(node: AnyNode, photos: readonly AnyCollectedPhoto[]) {
  if (!node.collect) throw new Error(`${node.type} has no collector`);
  const config = node.config.parse({});
  let state = node.collect.init({ config });
  for (const photo of photos) state = node.collect.add(state, photo, { config });
  async function* walk() {
    yield* photos;
  }
  return node.collect.finish({ state, config, photos: walk, ctx: fakeCollectContext().ctx });
}
