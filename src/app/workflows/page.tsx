// The workflows of the team: read once here, so that the page is whole when it arrives.
import { processServices } from '../../server/container';
import { LIMITS } from '../../server/limits';
import { localActor } from '../../server/local-actor';
import { browseWorkflows } from '../../server/services/browse-workflows';
import { asOutput } from '../outputs';
import { Workflows } from './workflows';

export const dynamic = 'force-dynamic';

export default async function WorkflowsPage() {
  const first = await browseWorkflows(processServices(), localActor, { limit: LIMITS.pageSize });
  return <Workflows first={asOutput(first)} />;
}
