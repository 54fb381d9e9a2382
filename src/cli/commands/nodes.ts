// `lensgraph nodes`: which steps there are.
import { nodes } from '../../../nodes/registry.generated';
import { describeNodes } from '../../core/describe-node';
import { EXIT, type ExitCode } from '../exit-codes';
import { columns, printJson, printLine } from '../output';

export async function nodesCommand({ json }: { readonly json?: true }): Promise<ExitCode> {
  const described = describeNodes(nodes);
  if (json) await printJson(described);
  else await printLine(columns(described.map(({ type, title, help }) => [type, title, help])));
  return EXIT.ok;
}
