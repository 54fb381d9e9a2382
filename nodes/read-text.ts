// The "Read text" step: asks a model which lines of text are on a photo and what they say. Knows no model; the context runs it.

import { z } from 'zod';
import type { FoundText } from '../src/core/data-types';
import { defineNode, type FieldMeta } from '../src/core/node';
import { port } from '../src/core/ports';
import { patternMatches, TEXT_PATTERNS, type TextPattern } from '../src/vision/text-patterns';

/** The line as far as it looks like what is wanted; nothing where it does not. */
function wanted(line: FoundText, patterns: readonly TextPattern[]): FoundText[] {
  if (patterns.length === 0) return [line];
  const parts = patternMatches(line.text, patterns);
  return parts.length > 0 ? [{ ...line, text: parts.join(' ') }] : [];
}

export default defineNode({
  type: 'read-text',
  version: 1,
  title: 'Read text',
  category: 'find',
  icon: 'text',
  help: 'Reads the lines of text on each photo, from top to bottom, and can keep only prices, dates or codes.',
  inputs: { image: port('image', { title: 'Photo' }) },
  outputs: { texts: port('texts', { title: 'Lines of text' }), text: port('text', { title: 'All text' }) },
  config: z.object({
    model: z
      .string()
      .min(1)
      .max(200)
      .default('pp-ocr-v4')
      .meta({
        title: 'Model',
        help: 'What reads the photos; pp-ocr-v4 reads Latin letters and Chinese.',
        widget: 'model',
      } satisfies FieldMeta),
    minScore: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .meta({
        title: 'How sure must it be?',
        help: 'Lines that were read less surely are left out.',
        widget: 'slider',
        ends: ['reads more', 'fewer mistakes'],
        askable: true,
      } satisfies FieldMeta),
    pattern: z
      .array(z.enum(TEXT_PATTERNS))
      .max(TEXT_PATTERNS.length)
      .default([])
      .meta({
        title: 'Only what looks like',
        help: 'Keeps prices, dates and the like and drops all other words; nothing chosen keeps every line.',
        widget: 'choice',
        choices: {
          number: 'Numbers',
          price: 'Prices',
          date: 'Dates',
          time: 'Times',
          percent: 'Percentages',
          code: 'Codes of letters and digits',
          email: 'E-mail addresses',
          web: 'Web addresses',
        },
        askable: true,
      } satisfies FieldMeta),
  }),
  models: ({ model }) => [{ name: model, task: 'read-text', field: 'model' }],
  summary: ({ model, minScore, pattern }, say) => {
    const names: Record<TextPattern, string> = {
      number: say('numbers'),
      price: say('prices'),
      date: say('dates'),
      time: say('times'),
      percent: say('percentages'),
      code: say('codes'),
      email: say('e-mail addresses'),
      web: say('web addresses'),
    };
    return say('{what}, at least {sure} sure, with “{model}”', {
      what: pattern.length ? say.list(pattern.map((each) => names[each])) : say('every line'),
      sure: say.percent(minScore),
      model,
    });
  },
  run: async ({ inputs: { image }, config, ctx }) => {
    const lines = await ctx.texts(config.model, image);
    const texts = lines.filter(({ score }) => score >= config.minScore).flatMap((line) => wanted(line, config.pattern));
    return { texts, text: texts.map(({ text }) => text).join('\n') };
  },
  collect: {
    init: () => ({ lines: 0, photosWithText: 0 }),
    add: (state, photo) => {
      if (photo.status !== 'ok') return state;
      const lines = photo.outputs.texts.reduce((sum, { value }) => sum + value.length, 0);
      return { lines: state.lines + lines, photosWithText: state.photosWithText + (lines > 0 ? 1 : 0) };
    },
    finish: async ({ state }) => ({ totals: { ...state } }),
  },
});
