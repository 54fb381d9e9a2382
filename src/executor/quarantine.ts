// Sets a model aside once it has stopped three photos for good, so that the rest of the work does not die of it again and again.

import { LensgraphError } from '../core/errors';
import type { Plan } from '../core/plan';

const LIMIT = 3;

export interface Quarantine {
  /** A photo of this plan was the death of a child. */
  blame(plan: Plan): void;
  /** The error to fail a photo of this plan with at once, if one of its models is set aside. */
  verdict(plan: Plan): LensgraphError | null;
}

export function createQuarantine(): Quarantine {
  const deaths = new Map<string, number>();
  return {
    blame: (plan) => {
      for (const { sha256 } of plan.models) deaths.set(sha256, (deaths.get(sha256) ?? 0) + 1);
    },
    verdict: (plan) => {
      const model = plan.models.find(({ sha256 }) => (deaths.get(sha256) ?? 0) >= LIMIT);
      return model ? new LensgraphError('model_quarantined', { name: model.name }) : null;
    },
  };
}
