// Sentences as people read them, made from real problems of real steps.
import { expect, test } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import { workflow } from '../../test/support/graphs';
import { compile } from '../compiler/compile';
import { canConnect } from '../core/wires';
import type { Locale } from './locales';
import { MESSAGES, NODE_WORDS } from './messages';
import { createWords } from './words';

const speak = (locale: Locale) => createWords(locale, { words: MESSAGES[locale].words, nodes: NODE_WORDS[locale] });
const models = new Map([['coco-ssd', { task: 'detect' as const, sha256: 'x', labels: [] }]]);

/** All sentences with their repairs, in one language. */
function told(locale: Locale, json: unknown): string[] {
  const words = speak(locale);
  return compile(json, { registry: nodes, models }).problems.flatMap((problem) => [
    words.problem(problem),
    ...(problem.fix ? [`> ${words.fixLabel(problem.fix, problem.steps)}`] : []),
  ]);
}

test('steps are called as people call them, everything else by its words', () => {
  const json = workflow(
    {
      load: 'load',
      n: { type: 'count', title: 'Regal zählen' },
      detect: { type: 'detect', config: { model: 'gone' } },
    },
    ['load.image -> n.detections', 'load.image -> detect.image'],
  );
  expect(told('de', json)).toEqual([
    '„Fotos“ liefert: Foto. „Regal zählen“ braucht: gefundene Objekte. Setzen Sie „Objekte finden“ dazwischen.',
    '> „Objekte finden“ einfügen',
    '„Objekte finden“ benutzt das Modell „gone“, das auf diesem Rechner fehlt. Wählen Sie ein anderes: coco-ssd.',
    '> „coco-ssd“ nehmen',
  ]);
  expect(told('en', json)[0]).toBe(
    '“Photos” gives: photo. “Regal zählen” needs: found objects. Put “Find objects” between them.',
  );
});

test.each([
  [workflow({}), ['Der Ablauf hat noch keine Schritte. Fügen Sie zuerst „Fotos“ hinzu.']],
  [
    workflow({ a: 'load', b: 'load', c: 'load' }),
    [
      'Ein Ablauf braucht genau einen Schritt, der die Fotos bringt; hier sind es 3. Entfernen Sie alle bis auf einen.',
      '> „Fotos“ und „Fotos“ entfernen',
    ],
  ],
  [
    workflow({ in: 'load', save: 'export' }),
    [
      '„Speichern“ braucht noch etwas bei „Foto, Gefundene Objekte, Anzahl je Art, Zahlen, Zuordnungen, Flächen oder Textzeilen“ (Foto, gefundene Objekte, Tabelle, Zahl, Zuordnung, Umrisse oder gefundene Texte). Ziehen Sie eine Verbindung dorthin.',
      '> „Fotos“ damit verbinden',
    ],
  ],
  [
    workflow({ in: { type: 'load', config: { limit: 0 } } }),
    ['Die Einstellung „Höchstens“ von „Fotos“ passt nicht: es muss mindestens 1 sein.'],
  ],
  [
    workflow({ in: 'load', p: { type: 'preprocess', config: { steps: [{ kind: 'resize' }] } } }, [
      'in.image -> p.image',
    ]),
    [
      'Die Einstellung „Änderungen“ von „Vorbereiten“ passt nicht: geben Sie eine Breite, eine Höhe oder beides an.',
      '> Üblichen Wert von „Änderungen“ nehmen',
    ],
  ],
  [{ nodes: 3 }, [/^Das ist keine Ablaufdatei: ein Teil davon lässt sich nicht lesen\./]],
])('%j', (json, sentences) => {
  const found = told('de', json);
  expect(found).toEqual(sentences.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))));
});

test('a wire that is refused while it is drawn says why', () => {
  const { graph } = compile(workflow({ in: 'load', n: 'count' }), { registry: nodes, models });
  if (!graph) throw new Error('no graph');
  const answer = canConnect({ nodeId: 'in', port: 'image' }, { nodeId: 'n', port: 'detections' }, graph, nodes);
  if (answer.ok) throw new Error('it fits');
  expect(speak('de').problem(answer.problem)).toMatch(/^„Fotos“ liefert: Foto\. „Zählen“ braucht/);
});

test('a code of a newer server brings its own sentence', () => {
  const newer = { code: 'from_the_future', message: 'Something new.', params: {} };
  // What comes over the wire is typed by hope.
  expect(speak('de').problem(newer as never)).toBe('Something new.');
});

test('errors are said by code, whatever carries it', () => {
  const { error } = speak('de');
  expect(error({ data: { reason: 'too_many_photos', params: { limit: 500 } }, message: 'x' })).toBe(
    'In einen Lauf passen höchstens 500 Fotos. Nehmen Sie für die übrigen einen weiteren.',
  );
  expect(error({ code: 'not_found', message: 'x', params: { what: 'run' } })).toBe('Diesen Lauf gibt es nicht (mehr).');
  expect(error({ error: { code: 'empty_file', message: 'x' } })).toMatch(/^Die Datei ist leer/);
  expect(error({ code: 'conflict', message: 'x', params: { reason: 'Because.' } })).toMatch(/neu\. \(Because\.\)$/);
  expect(error({ code: 'photo_timeout', message: 'Stored long ago.' })).toBe('Stored long ago.');
  expect(error({ code: 'from_the_future', message: 'Something new.' })).toBe('Something new.');
  expect(error(new TypeError('Failed to fetch'))).toMatch(/^Lensgraph hat nicht geantwortet/);
  expect(error(new RangeError('x'))).toMatch(/^Bei uns ging etwas schief/);
  expect(error(undefined)).toMatch(/^Bei uns ging etwas schief/);
});
