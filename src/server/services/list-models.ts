// The models a step can be given, for pickers: what each finds, under which licence, and whether it is on this machine.
import { listModels as catalogue } from '../../models/catalogue';
import { installedModel } from '../../models/installed';
import type { Services } from '../services';

export interface ModelView {
  readonly name: string;
  readonly title: string;
  readonly task: string;
  /** Steps of its task use it unless told otherwise. */
  readonly isDefault: boolean;
  readonly labels: readonly string[];
  readonly licence: string;
  readonly source: string;
  readonly bytes: number;
  readonly downloadBytes: number;
  readonly installed: boolean;
}

export async function listModels({ env }: Pick<Services, 'env'>): Promise<readonly ModelView[]> {
  return Promise.all(
    catalogue().map(async (model) => ({
      ...model,
      installed: (await installedModel(model.name, env.data.models)) !== null,
    })),
  );
}
