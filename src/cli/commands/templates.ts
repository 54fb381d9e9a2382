// `lensgraph templates`: what people start from.
import { readEnv } from '../../env';
import { listTemplates, templatesFolder } from '../../server/services/list-templates';
import { EXIT, type ExitCode } from '../exit-codes';
import { columns, printJson, printLine } from '../output';

export async function templatesCommand({ json }: { readonly json?: true }): Promise<ExitCode> {
  const templates = await listTemplates(templatesFolder(readEnv().packageRoot));
  if (json) await printJson(templates);
  else await printLine(columns(templates.map(({ name, title, promise }) => [name, title, promise])));
  return EXIT.ok;
}
