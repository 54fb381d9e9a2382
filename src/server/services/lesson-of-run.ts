// Found objects of a run as a lesson to start from: what is cut out of its photos, grouped by what it was called.
import type { Box, Detections, PixelStep } from '../../core/data-types';
import { LensgraphError } from '../../core/errors';
import { MOST_PHOTOS } from '../../core/lesson';
import { resultView } from '../../core/result-view';
import { eachItem, getRunPlan } from '../../db/runs';
import type { ItemView } from '../../db/types';
import { createUploads } from '../../db/uploads';
import type { KeptGroup, KeptPhoto } from '../../models/own/lessons';
import type { Actor } from '../actor';
import type { Services } from '../services';
import type { LessonView } from './lesson-views';
import { createLesson, newLessonId } from './lessons';
import { storedOutputs, storedPlan } from './present-item';

/** Smaller ones show too little to learn from. */
const LEAST_SIDE = 16;

/** A box in whole pixels within the photo. */
function cropOf([x1, y1, x2, y2]: Box, photo: Pick<Detections, 'width' | 'height'>): PixelStep | null {
  const left = Math.max(0, Math.floor(x1));
  const top = Math.max(0, Math.floor(y1));
  const right = Math.min(photo.width, Math.ceil(x2));
  const bottom = Math.min(photo.height, Math.ceil(y2));
  if (right - left < LEAST_SIDE || bottom - top < LEAST_SIDE) return null;
  return { kind: 'crop', left, top, width: right - left, height: bottom - top };
}

interface Crop {
  readonly item: ItemView;
  readonly label: string;
  readonly step: PixelStep;
}

/** Throws `not_found`; `bad_request` for a run without found objects. */
export async function lessonOfRun(services: Services, actor: Actor, runId: string): Promise<LessonView> {
  const { db } = services;
  const key = { teamId: actor.teamId, runId };
  const { objects } = resultView(storedPlan(await getRunPlan(db, key)));
  const crops: Crop[] = [];
  for await (const item of objects ? eachItem(db, key) : []) {
    const found = objects && storedOutputs(item.outputs)[objects.nodeId]?.[objects.port];
    if (!found) continue;
    const detections = found as Detections; // The plan says that found objects are stored here.
    for (const { label, box } of detections.items) {
      const step = cropOf(box, detections);
      if (step) crops.push({ item, label, step });
    }
  }
  if (crops.length === 0)
    throw new LensgraphError('bad_request', { reason: 'This run has found no objects to teach from.' });
  const labels = [...new Set(crops.map(({ label }) => label))].toSorted();
  const each = Math.max(1, Math.floor(MOST_PHOTOS / labels.length));
  const chosen = labels.map((label) => ({ label, crops: crops.filter((crop) => crop.label === label).slice(0, each) }));
  const items = new Map(chosen.flatMap((group) => group.crops.map(({ item }) => [item.index, item] as const)));
  const rows = await createUploads(db, actor.teamId, [...items.values()]);
  const uploads = new Map([...items.keys()].map((index, i) => [index, rows[i]]));
  const groups = chosen.map(
    (group): KeptGroup => ({
      id: newLessonId(),
      name: group.label,
      photos: group.crops.flatMap(({ item, step }): KeptPhoto[] => {
        const upload = uploads.get(item.index);
        if (!upload) return [];
        const { id: uploadId, blobId } = upload;
        return [{ id: newLessonId(), uploadId, blobId, name: item.name, steps: [step] }];
      }),
    }),
  );
  return createLesson(services, actor, groups);
}
