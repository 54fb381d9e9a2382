// The result of a run: read once here, so that its numbers stand there when the page arrives.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { LensgraphError } from '../../../core/errors';
import { processServices } from '../../../server/container';
import { localActor } from '../../../server/local-actor';
import { getRunDetail } from '../../../server/services/get-run-detail';
import { listPhotos } from '../../../server/services/list-photos';
import { readPlan } from '../../../server/services/read-plan';
import { asOutput } from '../../outputs';
import { ResultPage } from './result-page';

export const dynamic = 'force-dynamic';

/** As many as one page of photos the browser reads later. */
const FIRST = 100;

interface Props {
  params: Promise<{ id: string }>;
}

/** Title and page read the same. */
const read = cache(async (runId: string) => {
  const services = processServices();
  try {
    const [run, photos, plan] = await Promise.all([
      getRunDetail(services, localActor, runId),
      listPhotos(services, localActor, { runId, limit: FIRST }),
      readPlan(services, localActor, runId),
    ]);
    return { run, photos, plan };
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { run } = await read((await params).id);
  return { title: run.workflowName };
}

export default async function RunPage({ params }: Props) {
  const { run, photos, plan } = await read((await params).id);
  return <ResultPage first={{ run: asOutput(run), photos: asOutput(photos.items), plan: asOutput(plan) }} />;
}
