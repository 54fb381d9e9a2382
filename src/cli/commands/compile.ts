// `lensgraph compile WORKFLOW`: is this workflow fit to run, and what would be run?
import { readEnv } from '../../env';
import { EXIT, type ExitCode } from '../exit-codes';
import { columns, printJson, printLine } from '../output';
import { readWorkflow } from '../read-workflow';
import { problemLines } from '../show-problems';

export async function compileCommand(workflow: string, { json }: { readonly json?: true }): Promise<ExitCode> {
  const { plan, problems } = await readWorkflow(workflow, {}, readEnv());
  if (!plan) {
    await (json ? printJson({ problems }) : printLine(problemLines(problems)));
    return EXIT.workflowProblems;
  }
  if (json) await printJson({ plan });
  else {
    await printLine(`"${plan.name}" is fit to run: ${plan.steps.length} steps, plan ${plan.hash.slice(0, 12)}`);
    await printLine(columns(plan.steps.map(({ nodeId, type, version }) => ['', nodeId, `${type} ${version}`])));
  }
  return EXIT.ok;
}
