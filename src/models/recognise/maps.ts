// Recognises models that give a map of the photo: semantic segmentation, and what stands in front of its background.
// Sources: pytorch/vision, torchvision/models/segmentation/_utils.py ("out", "aux"); huggingface/optimum-onnx,
// exporters/onnx/base.py and transformers, modeling_segformer.py (logits at a quarter of the size); tensorflow/models,
// research/deeplab/export_model.py (SemanticPredictions); xuebinqin/U-2-Net, model/u2net.py (seven maps through a sigmoid);
// danielgatis/rembg, rembg/sessions (values of U2Net, ISNet, BiRefNet).

import { draftGuess } from './draft';
import { type Evidence, isWholeNumber, outputNamed, rankOf, sizeAt } from './evidence';
import { type Guess, type Question, reason } from './guess';
import { VOC_LABELS } from './known-labels';
import { staysWithin } from './probe';
import { BYTES, IMAGENET, type Values } from './values';

const ISNET: Values = { scale: 1 / 255, mean: [0.5, 0.5, 0.5], std: [1, 1, 1] };
const BACKGROUND = { classId: 0, label: 'background' };
/** U2Net's side maps and the fused one. */
const U2NET_MAPS = 7;
const LARGE = 1_024;

const usualFor = (classes: number | null) => (classes === 21 ? { usual: [BACKGROUND, ...VOC_LABELS] } : {});

function foreground(evidence: Evidence): Guess[] {
  const { outputs, photo, extras } = evidence;
  const [first] = outputs;
  if (!first || extras.length > 0 || rankOf(first) !== 4) return [];
  const at = photo.layout === 'nhwc' ? 3 : 1;
  if (!outputs.every((output) => rankOf(output) === 4 && sizeAt(evidence, output, at) === 1)) return [];
  const isDone = first.madeBy.includes('Sigmoid') || staysWithin(evidence.probe, first.name, 0, 1) === true;
  const isU2net = outputs.length === U2NET_MAPS && outputs.every(({ madeBy }) => madeBy.includes('Sigmoid'));
  const isBiRefNet = photo.name === 'input_image' && first.name === 'output_image' && !isDone;
  const isLarge = photo.width === LARGE;
  const ask: Question[] = [];
  if (!isDone && first.madeBy.length === 0 && evidence.probe === null) ask.push('activation');
  if (!isU2net && !isBiRefNet) ask.push('family', 'values');
  return [
    draftGuess(evidence, {
      family: 'foreground',
      certainty: isU2net ? 0.85 : isBiRefNet ? 0.85 : 0.6,
      reasons: [
        ...(isBiRefNet ? [reason('output-names', { names: first.name, exporter: 'BiRefNet' })] : []),
        reason('dimensions', { dims: `${outputs.length} x [n, 1, height, width]` }),
        ...(isDone && first.madeBy.includes('Sigmoid') ? [reason('operations', { op: 'Sigmoid' })] : []),
      ],
      outputs: { foreground: first.name },
      room: { classes: 1, firstId: 0, usual: [{ classId: 0, label: 'foreground' }] },
      activation: isDone ? 'none' : 'sigmoid',
      activations: ['none', 'sigmoid'],
      values: isLarge && isDone ? ISNET : IMAGENET,
      resize: 'stretch',
      size: { width: 320, height: 320, isKnown: false },
      divisor: 32,
      ask,
    }),
  ].map((guess) => ({ ...guess, ask: guess.ask.filter(({ question }) => question !== 'labels') }));
}

/** Whole numbers by cell are classes already; real ones by class and cell are scores. */
function semantic(evidence: Evidence): Guess[] {
  const { outputs, photo, extras, companions } = evidence;
  const { architecture = '' } = companions.huggingFace ?? {};
  const named =
    outputNamed(evidence, 'out') ??
    outputNamed(evidence, 'logits') ??
    outputNamed(evidence, 'SemanticPredictions') ??
    outputNamed(evidence, 'mask');
  const output = named ?? outputs[0];
  if (!output || extras.length > 0 || outputs.length > 2) return [];
  const isClasses =
    isWholeNumber(output) && (rankOf(output) === 3 || (rankOf(output) === 4 && sizeAt(evidence, output, 1) === 1));
  if (!isClasses && (rankOf(output) !== 4 || isWholeNumber(output))) return [];
  const sides = photo.layout === 'nhwc' ? [1, 2] : [2, 3];
  const mapped = sides.map((at) => sizeAt(evidence, output, at));
  // Small maps are heads of detectors, not pictures.
  if (!isClasses && mapped.some((side, i) => side !== null && side * 16 < ([photo.height, photo.width][i] ?? 0)))
    return [];
  const classes = isClasses ? null : sizeAt(evidence, output, photo.layout === 'nhwc' ? 3 : 1);
  const isTheirs = /ForSemanticSegmentation/.test(architecture);
  const byName =
    named !== undefined &&
    named.name !== 'mask' &&
    (outputs.length === 1 || outputNamed(evidence, 'aux') !== undefined);
  const isBinary = classes === 1;
  const isDone = output.madeBy.includes('Sigmoid') || output.madeBy.includes('Softmax');
  return [
    draftGuess(evidence, {
      family: 'semantic',
      certainty: isTheirs ? 0.97 : byName ? 0.88 : isClasses ? 0.75 : 0.55,
      reasons: [
        ...(isTheirs ? [reason('config', { architecture })] : []),
        ...(byName
          ? [
              reason('output-names', {
                names: output.name,
                exporter: named?.name === 'out' ? 'torchvision' : 'Hugging Face',
              }),
            ]
          : []),
        reason('dimensions', { dims: isClasses ? '[n, height, width]' : `[n, ${classes ?? '?'}, height, width]` }),
      ],
      outputs: { [isClasses ? 'classes' : 'scores']: output.name },
      room: isBinary
        ? { classes: 1, firstId: 0, usual: [{ classId: 0, label: 'area' }] }
        : { classes, firstId: 0, ...usualFor(classes) },
      activation: isDone || isClasses ? 'none' : isBinary ? 'sigmoid' : 'softmax',
      values: photo.dtype === 'uint8' ? BYTES : IMAGENET,
      resize: isTheirs ? 'stretch' : 'letterbox',
      size: { width: 512, height: 512, isKnown: false },
      divisor: 32,
      ask: isTheirs ? [] : [...(byName || isClasses ? [] : (['family'] as const)), 'values'],
    }),
  ];
}

export const mapGuesses = (evidence: Evidence): Guess[] => [...foreground(evidence), ...semantic(evidence)];
