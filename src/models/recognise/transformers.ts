// Recognises detectors built on queries: RT-DETR, D-FINE and DEIM as their authors export them, RF-DETR, and Hugging Face's.
// Sources: lyuwenyu/RT-DETR, rtdetrv2_pytorch/tools/export_onnx.py; Peterande/D-FINE, tools/deployment/export_onnx.py;
// roboflow/rf-detr, rfdetr/main.py (export) and models/lwdetr.py (PostProcess); huggingface/optimum-onnx, exporters/onnx/base.py
// (names by task); huggingface/transformers, image_processing_*detr.py (softmax without the last column, or sigmoid).

import type { CardDraft, ExtraInput } from '../card';
import type { OnnxInput } from '../onnx/facts';
import { draftGuess } from './draft';
import { type Evidence, isWholeNumber, outputNamed, rankOf, sizeAt } from './evidence';
import { type Guess, reason } from './guess';
import { COCO_BY_ID, COCO_IN_A_ROW } from './known-labels';
import { IMAGENET, UNIT } from './values';

const asDtype = (dtype: string): ExtraInput['dtype'] => (dtype === 'int64' || dtype === 'int32' ? dtype : 'float32');

/** Two inputs, the second the size of the photo: boxes come in its pixels. */
function rtDetr(evidence: Evidence): Guess[] {
  const size = evidence.extras.find(({ name }) => name === 'orig_target_sizes');
  const [labels, boxes, scores] = ['labels', 'boxes', 'scores'].map((name) => outputNamed(evidence, name));
  if (!size || !labels || !boxes || !scores) return [];
  return [
    draftGuess(evidence, {
      family: 'rt-detr',
      certainty: 0.97,
      reasons: [
        reason('input-names', { names: `${evidence.photo.name}, ${size.name}` }),
        reason('output-names', { names: 'labels, boxes, scores', exporter: 'RT-DETR' }),
      ],
      outputs: { labels: labels.name, boxes: boxes.name, scores: scores.name },
      room: { classes: null, firstId: 0, usual: COCO_IN_A_ROW },
      values: UNIT,
      resize: 'stretch',
      card: { extraInputs: [{ name: size.name, holds: 'input-size-wh', dtype: asDtype(size.dtype) }] },
    }),
  ];
}

/** "dets" and "labels", both real numbers; the same names with whole labels are MMDeploy's. */
function rfDetr(evidence: Evidence): Guess[] {
  const [boxes, scores] = [outputNamed(evidence, 'dets'), outputNamed(evidence, 'labels')];
  if (!boxes || !scores || isWholeNumber(scores) || rankOf(scores) !== 3 || sizeAt(evidence, boxes, -1) !== 4)
    return [];
  const masks = evidence.outputs.find((output) => rankOf(output) === 4);
  const columns = sizeAt(evidence, scores, -1);
  const { labels } = evidence.companions;
  // Trained on COCO, its 91 columns are COCO's own ids; trained further, the last column is "nothing".
  const isCoco = columns === 91 && (!labels || labels.labels.some(({ classId }) => classId === 90));
  return [
    draftGuess(evidence, {
      family: 'rf-detr',
      task: masks ? 'segment' : 'detect',
      certainty: 0.95,
      reasons: [reason('output-names', { names: 'dets, labels', exporter: 'RF-DETR' })],
      outputs: { boxes: boxes.name, scores: scores.name, ...(masks && { masks: masks.name }) },
      room: isCoco
        ? { classes: columns, firstId: 0, usual: COCO_BY_ID }
        : { classes: columns === null ? null : columns - 1, firstId: 0 },
      background: isCoco ? 'none' : 'last',
      activation: 'sigmoid',
      values: IMAGENET,
      resize: 'stretch',
      size: { width: 560, height: 560, isKnown: false },
      divisor: 14,
      ask: ['class-offset'],
    }),
  ];
}

/** Their scores are independent, without a column for "nothing". */
const SIGMOID = /RTDetr|RtDetr|Deformable|Conditional|DFine|DabDetr|Deta|GroundingDino/i;

/** Feeds the mask of what is photo and what is padding: all of it is photo. Its open sizes are the input's own. */
function withMask(guess: Guess, { name, dtype, dims }: OnnxInput): Guess {
  const fed = (draft: CardDraft): CardDraft => {
    const { width, height } = draft.input;
    const shape = [dims?.[1], dims?.[2]].map((dim, i) => (typeof dim === 'number' ? dim : i === 0 ? height : width));
    return { ...draft, extraInputs: [{ name, holds: 'ones', dtype: asDtype(dtype), shape }] };
  };
  const ask = guess.ask.map((each) => ({ ...each, alternatives: each.alternatives.map(fed) }));
  return { ...guess, draft: fed(guess.draft), ask };
}

/** Hugging Face's names; config.json says which kind of scores it is. */
function huggingFace(evidence: Evidence): Guess[] {
  const [scores, boxes] = [outputNamed(evidence, 'logits'), outputNamed(evidence, 'pred_boxes')];
  if (!scores || !boxes) return [];
  const { architecture = '' } = evidence.companions.huggingFace ?? {};
  const isSigmoid = SIGMOID.test(architecture);
  const columns = sizeAt(evidence, scores, -1);
  const mask = evidence.extras.find(({ name }) => name === 'pixel_mask');
  const names = reason('output-names', { names: 'logits, pred_boxes', exporter: 'Hugging Face' });
  const classes = columns === null ? null : isSigmoid ? columns : columns - 1;
  const guess = draftGuess(evidence, {
    family: 'detr',
    certainty: architecture ? 0.97 : 0.85,
    reasons: architecture ? [names, reason('config', { architecture })] : [names],
    outputs: { scores: scores.name, boxes: boxes.name },
    // DETR's own columns are COCO's ids from 0, "N/A" where COCO has none.
    room: { classes, firstId: 0, ...(classes === 91 && { usual: COCO_BY_ID }) },
    background: isSigmoid ? 'none' : 'last',
    activation: isSigmoid ? 'sigmoid' : 'softmax',
    activations: ['sigmoid', 'softmax'],
    values: isSigmoid && !/Deformable|Conditional/i.test(architecture) ? UNIT : IMAGENET,
    resize: 'stretch',
    size: { width: 800, height: 800, isKnown: false },
    ask: architecture ? [] : ['activation', 'values'],
  });
  return [mask ? withMask(guess, mask) : guess];
}

export const transformerGuesses = (evidence: Evidence): Guess[] => [
  ...rtDetr(evidence),
  ...rfDetr(evidence),
  ...huggingFace(evidence),
];
