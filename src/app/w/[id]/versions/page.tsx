// The history of a workflow: read once here, so that the page is whole when it arrives.
import { notFound } from 'next/navigation';
import { LensgraphError } from '../../../../core/errors';
import { processServices } from '../../../../server/container';
import { localActor } from '../../../../server/local-actor';
import { isUnreadable } from '../../../../server/services/is-unreadable';
import { listVersions } from '../../../../server/services/list-versions';
import { asOutput } from '../../../outputs';
import { Unreadable } from '../unreadable';
import { Versions } from './versions';

export const dynamic = 'force-dynamic';

async function history(id: string) {
  try {
    return await listVersions(processServices(), localActor, id);
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    if (isUnreadable(error)) return null;
    throw error;
  }
}

export default async function VersionsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const found = await history(id);
  return found ? <Versions first={asOutput(found)} /> : <Unreadable />;
}
