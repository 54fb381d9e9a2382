// What choosing another model does to how sure a step must be: models are sure on scales of their own. Pure; knows no step kind
// and no particular model.

import { defaultConfig } from './field-meta';
import type { AnyNode, RawConfig } from './node';

/** A model as far as this needs it. */
export interface ScoredModel {
  readonly name: string;
  readonly usualScore?: number | null;
}

/** By convention of all steps that have such a limit. */
const LIMIT_FIELD = 'minScore';

/**
 * The settings that go with `name` chosen in `field`: the limit that is usual with it, as long as the one before is usual with
 * the model before. A limit that somebody set stays, and so does one where either model does not say how sure it is.
 */
export function settingsWithModel(
  definition: AnyNode,
  config: RawConfig,
  { field, name }: { readonly field: string; readonly name: string },
  models: readonly ScoredModel[],
): RawConfig {
  const fresh = defaultConfig(definition);
  const usual = fresh?.[LIMIT_FIELD];
  if (typeof usual !== 'number' || !definition.models?.(fresh ?? {}).some((each) => each.field === field)) return {};
  // The step's own limit was chosen for the model it begins with.
  const usualWith = (model: unknown): number | null =>
    model === fresh?.[field] ? usual : (models.find((each) => each.name === model)?.usualScore ?? null);
  const [before, after] = [usualWith(config[field] ?? fresh?.[field]), usualWith(name)];
  if (before === null || after === null) return {};
  return (config[LIMIT_FIELD] ?? usual) === before ? { [LIMIT_FIELD]: after } : {};
}
