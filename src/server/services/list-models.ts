// The models a step can be given, for pickers: what each finds, under which licence, and whether it is on this machine.
import { listAllModels } from '../../models/all-models';
import { installedModel } from '../../models/installed';
import type { Services } from '../services';
import type { ModelView } from './model-views';

export type { ModelView } from './model-views';

export async function listModels({ env }: Pick<Services, 'env'>): Promise<readonly ModelView[]> {
  const dir = env.data.models;
  return Promise.all(
    listAllModels(dir).map(async (model) => ({
      ...model,
      installed: (await installedModel(model.name, dir)) !== null,
    })),
  );
}
