// Recognises models that speak of a photo as a whole: classifiers and features.
// Sources: huggingface/optimum-onnx, exporters/onnx/base.py (names by task); pytorch/vision, torchvision/transforms/_presets.py
// (resize 256, crop 224); huggingface/pytorch-image-models, timm/data/transforms_factory.py; keras applications' preprocess_input
// (-1..1, or bytes where the graph scales); googlecreativelab/teachablemachine-community (-1..1).

import type { CardDraft } from '../card';
import { draftGuess } from './draft';
import { type Evidence, outputNamed, plainName, rankOf, sizeAt } from './evidence';
import { type Guess, type Question, type Reason, reason } from './guess';
import { staysWithin, sumsToOne } from './probe';
import { IMAGENET, SIGNED } from './values';

type Activation = CardDraft['activation'];
const FEATURES = /^(features|embeddings?|image_embeds?|pooler_output|feature_vector)$/i;

/** What must still be applied, and how it is known; null reasons: a guess. */
function activationOf(
  evidence: Evidence,
  output: Evidence['outputs'][number],
  classes: number | null,
): { activation: Activation; multiLabel: boolean; reasons: Reason[]; isOpen: boolean } {
  const { madeBy, name } = output;
  const told = (op: string) => [reason('operations', { op })];
  if (madeBy.includes('Softmax'))
    return { activation: 'none', multiLabel: false, reasons: told('Softmax'), isOpen: false };
  const single = classes === 1;
  if (madeBy.includes('Sigmoid') || madeBy.includes('HardSigmoid'))
    return { activation: 'none', multiLabel: !single, reasons: told('Sigmoid'), isOpen: false };
  if (sumsToOne(evidence.probe, name) === true && !single)
    return {
      activation: 'none',
      multiLabel: false,
      reasons: [reason('probe', { what: 'rows sum to 1' })],
      isOpen: false,
    };
  if (evidence.companions.huggingFace?.isMultiLabel)
    return {
      activation: 'sigmoid',
      multiLabel: true,
      reasons: [reason('config', { architecture: 'multi_label' })],
      isOpen: false,
    };
  if (single)
    return {
      activation: 'sigmoid',
      multiLabel: false,
      reasons: madeBy.length > 0 ? told(madeBy.join(', ')) : [],
      isOpen: false,
    };
  const isOutside = staysWithin(evidence.probe, name, 0, 1) === false;
  // Logits: whether the classes exclude each other is known only to who trained it.
  return {
    activation: 'softmax',
    multiLabel: false,
    reasons: isOutside ? [reason('probe', { what: 'values outside 0..1' })] : [],
    isOpen: true,
  };
}

const isVector = (evidence: Evidence, output: Evidence['outputs'][number]) =>
  rankOf(output) === 2 || (rankOf(output) === 4 && [2, 3].every((at) => sizeAt(evidence, output, at) === 1));

function features(evidence: Evidence): Guess[] {
  const output = evidence.outputs.find((each) => FEATURES.test(plainName(each.name)) && isVector(evidence, each));
  if (!output) return [];
  return [
    draftGuess(evidence, {
      family: 'features',
      // Beside scores they are a by-product.
      certainty: evidence.outputs.length === 1 ? 0.85 : 0.72,
      reasons: [reason('output-names', { names: output.name, exporter: 'features' })],
      outputs: { features: output.name },
      room: { classes: null, firstId: 0, usual: [] },
      values: IMAGENET,
      resize: 'centre-crop',
      cropShare: 0.875,
      size: { width: 224, height: 224, isKnown: false },
      ask: ['values'],
    }),
  ].map((guess) => ({ ...guess, ask: guess.ask.filter(({ question }) => question !== 'labels') }));
}

function classifier(evidence: Evidence): Guess[] {
  const { outputs, extras, companions, facts, photo } = evidence;
  const output =
    outputNamed(evidence, 'logits') ??
    outputs.find((each) => isVector(evidence, each) && !FEATURES.test(plainName(each.name)));
  if (!output || !isVector(evidence, output) || extras.length > 0 || outputs.length > 2) return [];
  // Rows of found objects, not one row per photo.
  if ((facts.ops.NonMaxSuppression ?? 0) > 0) return [];
  const { huggingFace } = companions;
  const classes = sizeAt(evidence, output, 1);
  const { activation, multiLabel, reasons, isOpen } = activationOf(evidence, output, classes);
  const isTheirs = /ForImageClassification/.test(huggingFace?.architecture ?? '') || huggingFace?.modelType === 'timm';
  const isKeras = photo.layout === 'nhwc';
  const isAzure = plainName(output.name) === 'model_output';
  const isNamed = plainName(output.name) === 'logits' && photo.name === 'pixel_values';
  const count = companions.labels?.labels.length;
  // A softmax at the end, or as many labels as columns, makes a vector scores; a vector alone could be anything.
  const certainty = isTheirs
    ? 0.97
    : isAzure || isNamed
      ? 0.9
      : reasons.some(({ code }) => code === 'operations') || (count !== undefined && count === classes)
        ? 0.8
        : 0.65;
  const ask: Question[] = isOpen ? ['activation'] : [];
  if (!isTheirs) ask.push('values');
  if (certainty < 0.7) ask.push('family');
  return [
    draftGuess(evidence, {
      family: 'classifier',
      certainty,
      reasons: [
        ...(isTheirs ? [reason('config', { architecture: huggingFace?.architecture ?? '' })] : []),
        ...(isAzure || isNamed
          ? [reason('output-names', { names: output.name, exporter: isAzure ? 'Azure Custom Vision' : 'Hugging Face' })]
          : []),
        ...(isKeras && /tf2onnx|keras/i.test(facts.producer) ? [reason('producer', { producer: facts.producer })] : []),
        reason('dimensions', { dims: `[n, ${classes ?? '?'}]` }),
        ...reasons,
      ],
      outputs: { scores: output.name },
      // One column decides between two labels.
      room: { classes: classes === 1 && count === 2 ? 2 : classes, firstId: 0, usual: undefined },
      activation,
      values: isKeras ? SIGNED : IMAGENET,
      resize: isKeras ? 'stretch' : 'centre-crop',
      cropShare: 0.875,
      size: { width: 224, height: 224, isKnown: false },
      card: multiLabel ? { decoding: { multiLabel: true } } : {},
      ask,
    }),
  ];
}

export const wholePhotoGuesses = (evidence: Evidence): Guess[] => [...features(evidence), ...classifier(evidence)];
