// The photos of a run as a COCO data set: images, annotations, categories. Photos that failed or were left out have no place in it.

import type { CollectContext } from '../../src/core/context';
import type { Detection, Keypoint } from '../../src/core/data-types';
import { cocoShape } from '../../src/vision/coco';
import type { SavedPhoto } from './photo-facts';

/** What has to be known of all photos before the first one is written. */
export interface CocoFacts {
  /** Category by label, from 1 on, in the order in which they are met. */
  readonly categories: ReadonlyMap<string, CocoCategory>;
}
interface CocoCategory {
  readonly id: number;
  /** Names of the joints in their order; those without one are called by their number. */
  readonly joints: readonly string[];
  readonly skeleton: Detection['skeleton'];
}

export const NO_COCO: CocoFacts = { categories: new Map() };

export function addToCoco(facts: CocoFacts, { status, inputs }: SavedPhoto): CocoFacts {
  const items = status === 'ok' ? inputs.detections.flatMap(({ value }) => value.items) : [];
  let categories: Map<string, CocoCategory> | null = null;
  for (const { label, keypoints, skeleton } of items) {
    const known = (categories ?? facts.categories).get(label);
    if (known && known.joints.length >= (keypoints?.length ?? 0)) continue;
    categories ??= new Map(facts.categories);
    categories.set(label, { id: known?.id ?? categories.size + 1, joints: (keypoints ?? []).map(jointName), skeleton });
  }
  return categories ? { categories } : facts;
}

/** COCO writes names in one word. */
const jointName = ({ name }: Keypoint, i: number): string => name?.replaceAll(' ', '_') || String(i + 1);

/** COCO counts joints from 1. */
const category = ([name, { id, joints, skeleton }]: readonly [string, CocoCategory]) => ({
  id,
  name,
  ...(joints.length > 0 && {
    keypoints: joints,
    skeleton: (skeleton ?? []).map(([from, to]) => [from + 1, to + 1]),
  }),
});

/** Lists of the data set; each walks the photos by itself, so that memory does not grow with them. */
export function cocoLists(
  photos: () => AsyncIterable<SavedPhoto>,
  { categories }: CocoFacts,
): Parameters<CollectContext['jsonLists']>[1] {
  async function* good() {
    let id = 0;
    for await (const photo of photos()) {
      const [first] = photo.inputs.detections;
      if (photo.status === 'ok' && first) yield { id: ++id, photo, ...sizeOf(first.value) };
    }
  }
  async function* images() {
    for await (const { id, photo, width, height } of good()) yield { id, file_name: photo.file, width, height };
  }
  async function* annotations() {
    let id = 0;
    for await (const { id: imageId, photo } of good())
      for (const item of photo.inputs.detections.flatMap(({ value }) => value.items)) {
        const shape = cocoShape(item);
        yield {
          id: ++id,
          image_id: imageId,
          category_id: categories.get(item.label)?.id ?? 0,
          ...shape,
          // What people drew is the truth as far as they know it; what a model found has a score.
          ...(item.source === 'user' ? {} : { score: item.score }),
          iscrowd: 0,
        };
      }
  }
  async function* names() {
    yield* [...categories].map(category);
  }
  return [
    ['images', images()],
    ['annotations', annotations()],
    ['categories', names()],
  ];
}

const sizeOf = ({ width, height }: { readonly width: number; readonly height: number }) => ({ width, height });
