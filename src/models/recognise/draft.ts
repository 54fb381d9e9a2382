// From a reading (what a family found) to a guess: a whole card, with everything the file leaves open as a question and
// the other possible cards as its answers. Pure. Knows no family of models.

import { type CardDraft, type ModelInput, PLAIN_INPUT } from '../card';
import { FAMILIES, type ModelFamily, type ModelTask } from '../families';
import type { Evidence } from './evidence';
import { type Ask, type Guess, type Question, type Reason, reason } from './guess';
import { type ClassRoom, resolveLabels } from './resolve-labels';
import { BYTES, COMMON_VALUES, forOtherOrder, sameValues, UNIT, type Values } from './values';

type Activation = CardDraft['activation'];
type Resize = ModelInput['resize'];

/** What a family makes of a file; what is left out is the usual. */
export interface Reading {
  readonly family: ModelFamily;
  readonly task?: ModelTask;
  readonly certainty: number;
  readonly reasons: readonly Reason[];
  /** Output names by role. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly room: ClassRoom;
  readonly values?: Values;
  readonly colour?: 'rgb' | 'bgr';
  readonly resize?: Resize;
  readonly cropShare?: number;
  readonly padAt?: ModelInput['padAt'];
  readonly pad?: ModelInput['pad'];
  /** The size to use where the model takes any; `isKnown` if the file or its family says so. */
  readonly size?: { readonly width: number; readonly height: number; readonly isKnown: boolean };
  readonly divisor?: number;
  readonly activation?: Activation;
  readonly background?: CardDraft['background'];
  readonly nms?: CardDraft['nms'];
  readonly defaults?: CardDraft['defaults'];
  /** Anything else the card should have. */
  readonly card?: Partial<CardDraft>;
  readonly ask?: readonly Question[];
  /** Answers to `activation` besides the draft's own. */
  readonly activations?: readonly Activation[];
}

const SIZES = [320, 416, 512, 640, 800, 1024];
const MOST_SIZES = 3;

function inputOf(
  { photo, companions }: Evidence,
  reading: Reading,
): { input: ModelInput; asks: Question[]; reasons: Reason[] } {
  const { huggingFace } = companions;
  const isFixed = photo.width !== null && photo.height !== null;
  const given = huggingFace?.size ?? (reading.size?.isKnown ? reading.size : null);
  const { width, height } = given ?? reading.size ?? { width: 640, height: 640 };
  const divisor = reading.divisor ?? 1;
  const upTo = (side: number) => Math.max(divisor, Math.round(side / divisor) * divisor);
  const values = photo.dtype === 'uint8' ? BYTES : (huggingFace?.values ?? reading.values ?? UNIT);
  const resize = huggingFace?.resize ?? reading.resize ?? 'stretch';
  const cropShare = huggingFace?.resize ? huggingFace.cropShare : (reading.cropShare ?? null);
  const size = isFixed
    ? { width: photo.width ?? 1, height: photo.height ?? 1 }
    : { width: upTo(width), height: upTo(height) };
  const input: ModelInput = {
    ...PLAIN_INPUT,
    name: photo.name,
    ...size,
    dynamic: !isFixed,
    divisor,
    layout: photo.layout,
    dtype: photo.dtype,
    colour: photo.channels === 1 ? 'gray' : huggingFace?.values ? huggingFace.colour : (reading.colour ?? 'rgb'),
    resize,
    ...(resize === 'centre-crop' && cropShare !== null && { cropShare }),
    padAt: reading.padAt ?? 'centre',
    pad: reading.pad ?? PLAIN_INPUT.pad,
    scale: values.scale,
    mean: [...values.mean],
    std: [...values.std],
    maxBatch: photo.maxBatch,
  };
  const settled = new Set<Question>();
  if (photo.dtype === 'uint8' || huggingFace?.values) settled.add('values');
  if (huggingFace?.values || photo.channels === 1) settled.add('colour');
  if (huggingFace?.resize) settled.add('resize');
  const open = (reading.ask ?? []).filter((question) => !settled.has(question));
  if (isFixed || given) return { input, asks: open, reasons: [] };
  return { input, asks: [...open, 'size'], reasons: [reason('size-assumed', size)] };
}

function withInput(draft: CardDraft, change: Partial<ModelInput>): CardDraft {
  return { ...draft, input: { ...draft.input, ...change } };
}

function shifted(draft: CardDraft, by: number): CardDraft[] {
  const labels = draft.labels.map(({ classId, label }) => ({ classId: classId + by, label }));
  return labels.every(({ classId }) => classId >= 0) ? [{ ...draft, labels }] : [];
}

/** The drafts that other answers to `question` give; the family is asked with the other guesses, elsewhere. */
function answers(question: Question, draft: CardDraft, reading: Reading): CardDraft[] {
  const { input } = draft;
  switch (question) {
    case 'activation':
      return (reading.activations ?? ['none', 'sigmoid', 'softmax'])
        .filter((activation) => activation !== draft.activation)
        .map((activation) => ({ ...draft, activation }));
    case 'colour':
      return [withInput(draft, { colour: input.colour === 'rgb' ? 'bgr' : 'rgb', ...forOtherOrder(input) })];
    case 'resize':
      return (['stretch', 'letterbox', 'centre-crop'] as const)
        .filter((resize) => resize !== input.resize && (resize !== 'centre-crop' || draft.task === 'classify'))
        .map((resize) => withInput(draft, { resize }));
    case 'values':
      return COMMON_VALUES.filter((values) => !sameValues(values, input)).map((values) => withInput(draft, values));
    case 'size':
      return SIZES.filter((side) => side % input.divisor === 0 && side !== input.width)
        .sort((a, b) => Math.abs(a - input.width) - Math.abs(b - input.width))
        .slice(0, MOST_SIZES)
        .map((side) => withInput(draft, { width: side, height: side }));
    case 'class-offset':
      return [...shifted(draft, 1), ...shifted(draft, -1)];
    case 'labels':
    case 'family':
      return [];
  }
}

export function draftGuess(evidence: Evidence, reading: Reading): Guess {
  const { facts } = evidence;
  const { input, asks, reasons } = inputOf(evidence, reading);
  const found = resolveLabels(evidence, reading.room);
  const draft: CardDraft = {
    title: FAMILIES[reading.family].title,
    task: reading.task ?? FAMILIES[reading.family].tasks[0],
    family: reading.family,
    input,
    extraInputs: [],
    outputs: { ...reading.outputs },
    activation: reading.activation ?? 'none',
    boxes: null,
    nms: reading.nms ?? 'done',
    firstClassId: 0,
    background: reading.background ?? 'none',
    labels: found.labels,
    defaults: reading.defaults ?? { minScore: 0.4, iou: 0.5 },
    licence: facts.metadata.license ?? facts.metadata.licence ?? '',
    source: facts.metadata.description ?? [facts.producer, facts.producerVersion].filter(Boolean).join(' '),
    confirmed: null,
    ...reading.card,
  };
  const questions = new Set<Question>([...asks, ...(found.isOpen ? (['labels'] as const) : [])]);
  const ask: Ask[] = [...questions].map((question) => ({ question, alternatives: answers(question, draft, reading) }));
  return {
    draft,
    certainty: reading.certainty,
    reasons: [...reading.reasons, ...found.reasons, ...reasons],
    ask,
    classes: reading.room.classes,
  };
}
