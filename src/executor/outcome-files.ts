// Removes what the steps wrote for a photo whose result nobody wants any more.

import { rm } from 'node:fs/promises';
import { filesIn } from '../core/file-values';
import type { PhotoOutcome } from '../core/photo-record';
import type { Plan } from '../core/plan';

export async function removeFiles({ outputs }: PhotoOutcome, plan: Plan): Promise<void> {
  await Promise.all(filesIn(outputs, plan).map(({ blob }) => rm(blob, { force: true })));
}
