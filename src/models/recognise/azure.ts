// Recognises what Azure Custom Vision exports: objects, with the selection inside (S1) or as one raw map (compact).
// Source: Azure-Samples/customvision-export-samples, samples/python/onnx (names, order of colours and range in the metadata).

import { type Evidence, outputNamed, sizeAt } from './evidence';
import type { Guess } from './guess';
import { guess, named, roles } from './named-roles';
import { BYTES, UNIT } from './values';

export function azureGuesses(evidence: Evidence): Guess[] {
  const { metadata } = evidence.facts;
  const common = {
    values: metadata['Image.NominalPixelRange'] === 'NominalRange_0_255' ? BYTES : UNIT,
    colour: metadata['Image.BitmapPixelFormat'] === 'Bgr8' ? ('bgr' as const) : ('rgb' as const),
    resize: 'stretch' as const,
  };
  // The samples take what the metadata does not say as red first and 0..1; older exports did without it.
  const ask = metadata['Image.BitmapPixelFormat'] ? [] : (['colour', 'values'] as const);
  const done = roles(evidence, { boxes: 'detected_boxes', classes: 'detected_classes', scores: 'detected_scores' });
  if (done)
    return guess(evidence, {
      ...common,
      family: 'azure-detection',
      certainty: 0.96,
      reasons: named(done, 'Azure Custom Vision'),
      outputs: done,
      room: { classes: null, firstId: 0, usual: [] },
      ask: [...ask, 'labels'],
    });
  const raw = roles(evidence, { raw: 'model_outputs0' });
  const output = outputNamed(evidence, 'model_outputs0');
  if (!raw || !output) return [];
  const channels = sizeAt(evidence, output, 1);
  return guess(evidence, {
    ...common,
    family: 'azure-yolo',
    certainty: 0.93,
    reasons: named(raw, 'Azure Custom Vision'),
    outputs: raw,
    room: { classes: channels === null ? null : channels / 5 - 5, firstId: 0 },
    nms: 'needed',
    size: { width: 416, height: 416, isKnown: false },
    ask,
  });
}
