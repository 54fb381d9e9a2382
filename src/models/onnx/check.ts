// Decides from facts alone whether ONNX Runtime can take a model and whether we let it: before it sees the file.
// Knows no family of models. Rules: what the file refers to outside itself, and what the runtime does not have.

import { LensgraphError } from '../../core/errors';
import type { OnnxFacts } from './facts';

/** What the ONNX Runtime we ship (1.30) supports: newest opset per domain, newest version of the file format. */
export const NEWEST_OPSET: Readonly<Record<string, number>> = { '': 26, 'ai.onnx.ml': 5 };
export const NEWEST_IR = 13;
const MOST_NAMED = 5;
/** Exporters' functions call each other over a few levels; the runtime dies at some thousand. */
const DEEPEST_CALLS = 64;

/**
 * Nothing if the model may be handed to the runtime. Errors: `external_data` (weights in other files, whatever their
 * path), `opset_unsupported`, `custom_op`, `model_too_deep` (functions), `model_incomplete` (no inputs or outputs).
 */
export function checkFacts(facts: OnnxFacts): void {
  const { irVersion, opsets, customOps, externalData } = facts;
  if (externalData.length > 0)
    throw new LensgraphError('external_data', { files: externalData.slice(0, MOST_NAMED).join(', ') });
  if (irVersion > NEWEST_IR)
    throw new LensgraphError('opset_unsupported', { found: `IR ${irVersion}`, newest: `IR ${NEWEST_IR}` });
  for (const [domain, newest] of Object.entries(NEWEST_OPSET)) {
    const version = opsets[domain] ?? 0;
    if (version > newest)
      throw new LensgraphError('opset_unsupported', {
        found: [domain, version].filter(Boolean).join(' '),
        newest: [domain, newest].filter(Boolean).join(' '),
      });
  }
  if (customOps.length > 0)
    throw new LensgraphError('custom_op', {
      domains: facts.customDomains.slice(0, MOST_NAMED).join(', '),
      ops: customOps
        .map((op) => op.slice(op.lastIndexOf(':') + 1))
        .slice(0, MOST_NAMED)
        .join(', '),
    });
  if (facts.functionDepth > DEEPEST_CALLS) throw new LensgraphError('model_too_deep', { limit: DEEPEST_CALLS });
  if (facts.inputs.length === 0 || facts.outputs.length === 0)
    throw new LensgraphError('model_incomplete', { what: facts.inputs.length === 0 ? 'inputs' : 'outputs' });
}
