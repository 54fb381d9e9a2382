// Recognises what Paddle2ONNX makes: PP-YOLOE and PicoDet with and without their selection, and the three models of PP-OCR.
// Sources: PaddlePaddle/PaddleDetection, ppdet/engine/export_utils.py (inputs), deploy/third_engine/onnx/infer.py (columns);
// PaddlePaddle/PaddleOCR, tools/infer/predict_{det,cls,rec}.py (how a photo is brought in: blue first, means as written).

import { draftGuess, type Reading } from './draft';
import { type Evidence, isWholeNumber, rankOf, sizeAt } from './evidence';
import { type Guess, type Reason, reason } from './guess';
import { COCO_IN_A_ROW } from './known-labels';
import { IMAGENET, SIGNED } from './values';

/** Files of older versions name no producer, but their open dimensions are called "p2o.DynamicDimension.0". */
const isPaddle = ({ facts }: Evidence) =>
  /paddle/i.test(facts.producer) ||
  [...facts.inputs, ...facts.outputs].some(({ dims }) => dims?.some((dim) => String(dim).startsWith('p2o.')));
const SCALE_INPUTS = { scale_factor: 'scale-factor', im_shape: 'input-size-hw' } as const;
type ScaleInput = keyof typeof SCALE_INPUTS;
const isScaleInput = (name: string): name is ScaleInput => Object.hasOwn(SCALE_INPUTS, name);
/** "fetch_name_0", "sigmoid_0.tmp_0", "softmax_5.tmp_0", "save_infer_model/scale_0.tmp_1". */
const PADDLE_OUTPUT = /^(fetch_name_\d+|save_infer_model\/.*|[a-z_0-9]+\.tmp_\d+)$/;

function detection(evidence: Evidence): Guess[] {
  const { extras, outputs } = evidence;
  if (!extras.every(({ name }) => isScaleInput(name))) return [];
  const isScaled = extras.some(({ name }) => name === 'scale_factor');
  if (!isScaled && !isPaddle(evidence)) return [];
  const reasons: Reason[] = [
    ...(isScaled ? [reason('input-names', { names: extras.map(({ name }) => name).join(', ') })] : []),
    ...(isPaddle(evidence) ? [reason('producer', { producer: 'Paddle2ONNX' })] : []),
  ];
  const extraInputs = extras.flatMap(({ name }) =>
    isScaleInput(name) ? [{ name, holds: SCALE_INPUTS[name], dtype: 'float32' as const }] : [],
  );
  const common = {
    values: IMAGENET,
    resize: 'stretch' as const,
    divisor: 32,
    reasons,
    card: { extraInputs },
    // PP-YOLOE+ leaves the values out, PicoDet and PP-YOLOE have them.
    ask: ['values'] as const,
  };
  const rows = outputs.find((output) => rankOf(output) === 2 && sizeAt(evidence, output, 1) === 6);
  if (rows) {
    const count = outputs.find((output) => rankOf(output) === 1 && isWholeNumber(output));
    return [
      draftGuess(evidence, {
        ...common,
        family: 'paddle-detection',
        certainty: isScaled ? 0.94 : 0.72,
        outputs: { detections: rows.name, ...(count && { count: count.name }) },
        room: { classes: null, firstId: 0, usual: COCO_IN_A_ROW },
      }),
    ];
  }
  const tables = outputs.filter((output) => rankOf(output) === 3);
  const boxes = tables.find((output) => sizeAt(evidence, output, 2) === 4);
  const scores = tables.find((output) => output !== boxes);
  if (tables.length !== 2 || !boxes || !scores) return [];
  const [anchors, a, b] = [sizeAt(evidence, boxes, 1), sizeAt(evidence, scores, 1), sizeAt(evidence, scores, 2)];
  return [
    draftGuess(evidence, {
      ...common,
      family: 'paddle-heads',
      certainty: isPaddle(evidence) ? 0.85 : 0.75,
      outputs: { boxes: boxes.name, scores: scores.name },
      room: { classes: a === anchors ? b : a, firstId: 0 },
      nms: 'needed',
    }),
  ];
}

/** Lines of text are 48 pixels high (32 before version 3). */
const isLine = (height: number | null) => height === 48 || height === 32;
const PP_OCR_BYTES = { colour: 'bgr' as const, pad: [0, 0, 0] as [number, number, number] };
const LINE = {
  ...PP_OCR_BYTES,
  values: SIGNED,
  resize: 'letterbox' as const,
  padAt: 'end' as const,
  // Means zero after the values above: what the original fills a line up with.
  pad: [128, 128, 128] as [number, number, number],
};

function text(evidence: Evidence): Guess[] {
  const { photo, outputs, facts, companions } = evidence;
  const [output] = outputs;
  if (!output || outputs.length !== 1 || photo.layout !== 'nchw') return [];
  const isNamed = photo.name === 'x' && PADDLE_OUTPUT.test(output.name);
  if (!isNamed && !isPaddle(evidence)) return [];
  const reasons = [
    ...(isPaddle(evidence) ? [reason('producer', { producer: 'Paddle2ONNX' })] : []),
    ...(isNamed ? [reason('output-names', { names: output.name, exporter: 'PP-OCR' })] : []),
  ];
  const certainty = isNamed && isPaddle(evidence) ? 0.93 : 0.75;
  const common = { certainty, reasons };
  const draft = (reading: Omit<Reading, keyof typeof common>) => [draftGuess(evidence, { ...common, ...reading })];
  const isDone = (op: string) => output.madeBy.includes(op);
  const columns = sizeAt(evidence, output, -1);
  if (rankOf(output) === 4 && sizeAt(evidence, output, 1) === 1) {
    return draft({
      ...PP_OCR_BYTES,
      family: 'text-detector',
      outputs: { map: output.name },
      room: { classes: 1, firstId: 0, usual: [{ classId: 0, label: 'text' }] },
      // The original gives red's mean to blue: kept, the model was trained so.
      values: IMAGENET,
      resize: 'letterbox',
      padAt: 'end',
      size: { width: 960, height: 960, isKnown: true },
      divisor: 32,
      activation: isDone('Sigmoid') || output.madeBy.length === 0 ? 'none' : 'sigmoid',
      defaults: { minScore: 0.6, iou: 0.3 },
      // It only finds lines; those that come with Lensgraph turn and read them.
      card: { parts: { angle: 'pp-ocr-v4-angle', read: 'pp-ocr-v4-read' } },
    }).map(settled);
  }
  if (rankOf(output) === 2 && columns === 2) {
    const labels = [0, 180].map((turn, classId) => ({ classId, label: `${turn}°` }));
    return draft({
      ...LINE,
      family: 'text-angle',
      outputs: { scores: output.name },
      room: { classes: 2, firstId: 0, usual: labels },
      size: { width: 192, height: photo.height ?? 48, isKnown: true },
      defaults: { minScore: 0.9, iou: 0.5 },
    }).map(settled);
  }
  if (rankOf(output) !== 3 || (photo.height !== null && !isLine(photo.height))) return [];
  const own = facts.metadata.character?.split('\n');
  const alphabet = own ?? companions.lines ?? undefined;
  return draft({
    ...LINE,
    family: 'text-reader',
    outputs: { scores: output.name },
    room: { classes: null, firstId: 0, usual: [] },
    size: { width: 320, height: photo.height ?? 48, isKnown: true },
    activation: isDone('Softmax') || output.madeBy.length === 0 ? 'none' : 'softmax',
    defaults: { minScore: 0.5, iou: 0.5 },
    card: alphabet ? { labels: [], decoding: { alphabet: [...alphabet] } } : { labels: [] },
  }).map((guess) => (alphabet ? settled(guess) : guess));
}

/** Its labels are the family's own; nobody needs to confirm them. */
const settled = (guess: Guess): Guess => ({ ...guess, ask: guess.ask.filter(({ question }) => question !== 'labels') });

export const paddleGuesses = (evidence: Evidence): Guess[] => [...detection(evidence), ...text(evidence)];
