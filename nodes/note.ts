// The "Note" step: words for whoever reads the workflow. It is never run.

import { z } from 'zod';
import { defineNode, type FieldMeta } from '../src/core/node';

export default defineNode({
  type: 'note',
  version: 1,
  title: 'Note',
  category: 'other',
  icon: 'note',
  help: 'A remark for whoever reads the workflow. It changes nothing.',
  inputs: {},
  outputs: {},
  config: z.object({
    text: z
      .string()
      .max(5_000)
      .default('')
      .meta({ title: 'Text', help: 'What you want to say about the workflow.', widget: 'text' } satisfies FieldMeta),
  }),
  summary: ({ text }) => text.split('\n', 1)[0] ?? '',
});
