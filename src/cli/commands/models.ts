// `lensgraph models list` and `lensgraph models fetch NAME`.
import { readEnv } from '../../env';
import { listAllModels } from '../../models/all-models';
import { catalogueEntry } from '../../models/catalogue';
import { installedModel } from '../../models/installed';
import { EXIT, type ExitCode } from '../exit-codes';
import { ensureModel } from '../fetch-models';
import { columns, printJson, printLine } from '../output';
import { stopSignal } from '../stop';
import { printTerms } from './inspect-model';

export async function modelsListCommand({ json }: { readonly json?: true }): Promise<ExitCode> {
  const { data } = readEnv();
  const models = await Promise.all(
    listAllModels(data.models).map(async (model) => ({
      ...model,
      fetched: (await installedModel(model.name, data.models)) !== null,
    })),
  );
  if (json) await printJson(models);
  else {
    const rows = models.map(({ name, task, fetched, bytes, licence, from, title }) => [
      name,
      task,
      fetched ? 'fetched' : 'not fetched',
      `${(bytes / 1e6).toFixed(0)} MB`,
      licence,
      from || 'your own',
      title,
    ]);
    await printLine(columns(rows));
  }
  return EXIT.ok;
}

export async function modelsFetchCommand(name: string, { json }: { readonly json?: true }): Promise<ExitCode> {
  const { card } = catalogueEntry(name); // An unknown name is told before anything is made.
  if (!json) {
    await printLine(`Licence: ${card.licence}`);
    await printTerms(card.licence);
  }
  const { path, sha256, bytes } = await ensureModel(name, readEnv().data.models, stopSignal().signal);
  await (json ? printJson({ name, path, sha256, bytes }) : printLine(`${name} is at ${path}`));
  return EXIT.ok;
}
