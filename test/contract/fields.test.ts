// Every setting of every kind of step has a control with a name and a meaning, in each language, in the editor and in the app view.

import { MantineProvider } from '@mantine/core';
import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { nodes } from '../../nodes/registry.generated';
import type { AnyNode } from '../../src/core/node';
import { newEntry } from '../../src/fields/controls/list-entries';
import { FieldControl, type FieldControlProps } from '../../src/fields/field-control';
import { readField } from '../../src/fields/field-shape';
import { LOCALES, type Locale } from '../../src/i18n/locales';
import { MESSAGES } from '../../src/i18n/messages';

const MODELS: FieldControlProps['models'] = [
  { name: 'coco-ssd', title: 'Everyday things', task: 'detect', labels: ['apple', 'cup'], bytes: 18_000_000 },
  { name: 'small-things', title: 'Small things', task: 'detect', labels: ['pin'], installed: false },
];

function render(locale: Locale, props: Partial<FieldControlProps> & Pick<FieldControlProps, 'definition' | 'field'>) {
  const complaints: string[] = [];
  const field = createElement(FieldControl, {
    value: undefined,
    onChange: () => undefined,
    labels: ['apple', 'cup'],
    models: MODELS,
    ...props,
  });
  const html = renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      locale,
      messages: MESSAGES[locale],
      timeZone: 'UTC',
      onError: (error: Error) => complaints.push(error.message),
      // biome-ignore lint/correctness/noChildrenProp: its type wants the children among the props
      children: createElement(MantineProvider, null, field),
    }),
  );
  return { html, complaints };
}

const CONTROL = /<(input|textarea|button)\b|role="(slider|radiogroup|switch)"/;

const all: [string, string, AnyNode][] = [...nodes.values()].flatMap((definition) =>
  Object.keys(definition.config.shape).map((field): [string, string, AnyNode] => [definition.type, field, definition]),
);

test.each(all)('%s.%s: control, name and meaning', (_type, field, definition) => {
  for (const locale of LOCALES) {
    for (const plain of [false, true]) {
      const { html, complaints } = render(locale, { definition, field, plain });
      expect(complaints).toEqual([]);
      expect(html).toMatch(CONTROL);
      const label = /<label id="([^"]+)"[^>]*>([^<]+)<\/label>/.exec(html);
      expect(label?.[2]?.trim().length).toBeGreaterThan(1);
      expect(html).toMatch(/<p id="[^"]+-help"[^>]*>[^<]{10,}<\/p>/);
      // The name is tied to the control: by the label's id, or in words where the control stands alone.
      const tied = [`aria-labelledby="${label?.[1]}"`, `aria-label="${label?.[2]}"`];
      expect(tied.some((each) => html.includes(each))).toBe(true);
    }
  }
});

test.each(all)('%s.%s: an entry of a list has a control for each of its settings', (_type, field, definition) => {
  const schema = definition.config.shape[field];
  const shape = schema && readField(schema).shape;
  if (shape?.kind !== 'list') return;
  const item = readField(shape.item).shape;
  for (const kind of item.kind === 'variants' ? Object.keys(item.variants) : [undefined]) {
    for (const locale of LOCALES) {
      const { html, complaints } = render(locale, { definition, field, value: [newEntry(shape.item, kind)] });
      expect(complaints).toEqual([]);
      const named = item.kind === 'variants' ? item.variants[kind ?? ''] : shape.item;
      const inner = named && readField(named).shape;
      if (inner?.kind !== 'group') throw new Error('an entry is a group of settings');
      for (const name of Object.keys(inner.fields)) {
        if (item.kind === 'variants' && name === item.by) continue;
        expect(html).toContain(`-0-${name}-label`);
      }
    }
  }
});

test('a value that does not fit is shown with a sentence and kept', () => {
  const definition = nodes.get('detect');
  if (!definition) throw new Error('no such step');
  const { html } = render('de', { definition, field: 'maxObjects', value: 0 });
  expect(html).toContain('Es muss mindestens 1 sein.');
  expect(html).toContain('value="0');
});

test('a model that is not there is shown as such, and stays chosen', () => {
  const definition = nodes.get('detect');
  if (!definition) throw new Error('no such step');
  const { html } = render('en', { definition, field: 'model', value: 'gone' });
  expect(html).toContain('This model is not on this machine.');
  expect(html).toMatch(/>gone<.*data-state="missing".*<button[^>]*aria-expanded="false"/);
  expect(html).not.toContain('Everyday things');
});

test('a label with markup is text', () => {
  const definition = nodes.get('filter');
  if (!definition) throw new Error('no such step');
  const { html } = render('en', { definition, field: 'labels', value: ['<img src=x onerror=alert(1)>'] });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img');
});
