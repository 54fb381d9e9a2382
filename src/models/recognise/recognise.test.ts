import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORTED, type Exported, exportedFile, OTHER_LABELS } from '../../../test/support/exported';
import { type CardDraft, modelCardSchema } from '../card';
import { familyEntry, MODEL_FAMILIES } from '../families';
import { readOnnx } from '../onnx/read';
import { type Guess, LIKELY, SURE } from './guess';
import { probeOutput } from './probe';
import { recognise } from './recognise';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lensgraph-recognise-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function factsOf(exported: Exported) {
  const path = join(folder, 'model.onnx');
  await writeFile(path, exportedFile(exported));
  return readOnnx(path);
}
const guessesOf = async (exported: Exported) => recognise(await factsOf(exported), exported.companions);
const classOf = (certainty: number) => (certainty >= SURE ? 'sure' : certainty >= LIKELY ? 'likely' : 'proposal');
const named = (title: string) => {
  const found = EXPORTED.find((each) => each.title === title);
  if (!found) throw new Error(title);
  return found;
};

describe.each(EXPORTED)('$title', (exported) => {
  it('is recognised, and what is open is asked', async () => {
    const [best] = await guessesOf(exported);
    expect(best).toBeDefined();
    if (!best) return;
    const { family, task } = best.draft;
    const ask = best.ask.map(({ question }) => question).sort();
    expect({ family, task, certainty: classOf(best.certainty), ask }).toEqual({
      family: exported.family,
      task: exported.task,
      certainty: exported.certainty,
      ask: [...exported.asks].sort(),
    });
    expect(best.draft).toMatchObject(exported.draft ?? {});
  });

  it('every reading and every answer is a whole card of its family', async () => {
    const guesses = await guessesOf(exported);
    const drafts = guesses.flatMap(({ draft, ask }): CardDraft[] => [
      draft,
      ...ask.flatMap((each) => each.alternatives),
    ]);
    for (const draft of drafts) {
      const card = modelCardSchema.safeParse({ ...draft, name: 'm', sha256: '0'.repeat(64), bytes: 1 });
      expect(card.error, JSON.stringify(draft.input)).toBeUndefined();
      const { roles, optionalRoles } = familyEntry(draft.family);
      expect(Object.keys(draft.outputs)).toEqual(expect.arrayContaining([...roles]));
      expect([...roles, ...optionalRoles]).toEqual(expect.arrayContaining(Object.keys(draft.outputs)));
    }
  });
});

it('every family is among them, but those only this program makes', () => {
  const shown = new Set(EXPORTED.map(({ family }) => family));
  expect(MODEL_FAMILIES.filter((family) => !shown.has(family))).toEqual(['tf-ssd']);
});

describe('questions', () => {
  const ask = (guess: Guess | undefined, question: string) => guess?.ask.find((each) => each.question === question);

  it('a shape alone is never more than a proposal, and the others are drawn beside it', async () => {
    const [best, second] = await guessesOf(named('YOLOv7 (--grid)'));
    expect(best?.certainty).toBeLessThan(LIKELY);
    expect(ask(best, 'family')?.alternatives).toEqual(second ? [second.draft] : []);
  });

  it('a table on its side is not taken for queries with thousands of classes', async () => {
    const guesses = await guessesOf(named('YOLOv8 and later, metadata lost, with a list of labels'));
    expect(guesses.map(({ draft }) => draft.family)).toEqual(['ultralytics']);
  });

  it('blue first turns the values with it', async () => {
    const [best] = await guessesOf(named('MMDetection by MMDeploy'));
    const [other] = ask(best, 'colour')?.alternatives ?? [];
    expect(best?.draft.input).toMatchObject({ colour: 'bgr', mean: [103.53, 116.28, 123.675] });
    expect(other?.input).toMatchObject({ colour: 'rgb', mean: [123.675, 116.28, 103.53] });
  });

  it('class offset moves every label by one, never below zero', async () => {
    const [best] = await guessesOf(named('RF-DETR, trained further'));
    const alternatives = ask(best, 'class-offset')?.alternatives.map(({ labels }) =>
      labels.map(({ classId }) => classId),
    );
    expect(alternatives).toEqual([[1, 2, 3]]);
  });

  it('other sizes keep to the divisor', async () => {
    const [best] = await guessesOf(named('YOLOv5: outlines'));
    expect(ask(best, 'size')?.alternatives.map(({ input }) => input.width)).toEqual([512, 800, 416]);
  });

  it('softmax and sigmoid', async () => {
    const [best] = await guessesOf(named('torchvision classifier'));
    expect(ask(best, 'activation')?.alternatives.map(({ activation }) => activation)).toEqual(['none', 'sigmoid']);
  });
});

describe('labels', () => {
  it('of another model are told and not taken', async () => {
    const exported = named('YOLOv8, v9, 11, 12: objects');
    const [best] = recognise(await factsOf(exported), OTHER_LABELS);
    expect(best?.draft.labels.map(({ label }) => label)).toEqual(['apple', 'pear', "lady's finger"]);
    expect(best?.reasons).toContainEqual({ code: 'labels-do-not-fit', params: { labels: 40, classes: 3 } });
    expect(best?.classes).toBe(3);
  });

  it('that are too few are taken, told and asked about', async () => {
    const { companions: _, ...exported } = named('CenterNet');
    const short = { ...OTHER_LABELS, labels: { labels: [{ classId: 0, label: 'ripe' }], duplicates: [] } };
    const [best] = recognise(await factsOf(exported), short);
    expect(best?.draft.labels).toEqual([{ classId: 0, label: 'ripe' }]);
    expect(best?.reasons).toContainEqual({ code: 'labels-few', params: { labels: 1, classes: 3 } });
    expect(best?.reasons.map(({ code }) => code)).not.toContain('labels-file');
    expect(best?.ask.map(({ question }) => question)).toContain('labels');
  });

  it('that are missing have places', async () => {
    const { companions: _, ...exported } = named('CenterNet');
    const [best] = await guessesOf(exported);
    expect(best?.draft.labels.map(({ label }) => label)).toEqual(['class_0', 'class_1', 'class_2']);
    expect(best?.ask.map(({ question }) => question)).toContain('labels');
  });
});

describe('a probe run', () => {
  it('tells decoded boxes from those in cells', async () => {
    const exported = { ...named('YOLOX'), outputs: [['output', [1, 8400, 8], 'float32', ['Squeeze']]] as const };
    const facts = await factsOf(exported);
    const run = (size: number) => {
      const data = new Float32Array(8400 * 8).fill(0.5);
      for (let row = 0; row < 8400; row++) data.fill(size, row * 8 + 2, row * 8 + 4);
      const output = { output: probeOutput([1, 8400, 8], data) };
      return { grey: output, photo: output };
    };
    const boxes = (size: number) =>
      recognise(facts, exported.companions, run(size)).find(({ draft }) => draft.family === 'yolox')?.draft.boxes;
    expect(boxes(1.5)).toBeNull();
    expect(boxes(200)).toEqual({ format: 'cxcywh', space: 'input' });
  });

  it('tells probabilities from logits', async () => {
    const exported = {
      ...named('torchvision classifier'),
      outputs: [['output', ['batch', 4], 'float32', ['Add']]] as const,
    };
    const facts = await factsOf(exported);
    const activation = (values: number[]) => {
      const output = { output: probeOutput([1, 4], values) };
      return recognise(facts, undefined, { grey: output, photo: output })[0]?.draft.activation;
    };
    expect(activation([0.1, 0.2, 0.3, 0.4])).toBe('none');
    expect(activation([-3, 0, 9, 1])).toBe('softmax');
  });

  it('fills in what the file leaves open', () => {
    const output = probeOutput([2, 3, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -11.5]);
    expect(output).toMatchObject({
      values: { min: -11.5, max: 10 },
      isWhole: false,
      isFinite: true,
      sums: { min: -1.5, max: 17 },
    });
    expect(output.last).toEqual([
      { min: 0, max: 10 },
      { min: -11.5, max: 9 },
    ]);
    expect(output.second).toEqual([
      { min: 0, max: 7 },
      { min: 2, max: 9 },
      { min: -11.5, max: 10 },
    ]);
  });
});

it('a model that takes no photos is none of ours', async () => {
  const facts = await factsOf({ ...named('YOLOX'), inputs: [['input_ids', ['n', 'length'], 'int64']] });
  expect(recognise(facts)).toEqual([]);
});

it('docs/models.md has the table', async () => {
  const docs = await readFile('docs/models.md', 'utf8');
  const words = { sure: 'sure', likely: 'likely', proposal: 'proposal' };
  const rows = EXPORTED.map(
    ({ title, family, by, certainty, asks }) =>
      `| ${title} | \`${family}\` | ${by} | ${words[certainty]} | ${[...asks].sort().join(', ') || 'nothing'} |`,
  );
  expect(docs.split('\n').filter((line) => rows.includes(line))).toEqual(rows);
});
