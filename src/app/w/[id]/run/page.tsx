// The app view: photos in, result out, no step in sight. Read once here, so that it is whole when it arrives.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LensgraphError } from '../../../../core/errors';
import { processServices } from '../../../../server/container';
import { localActor } from '../../../../server/local-actor';
import { type AppViewData, readAppView } from '../../../../server/services/read-app-view';
import { AppView } from './app-view';

export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read(params)).name };
}

export default async function AppViewPage({ params }: Props) {
  return <AppView data={await read(params)} />;
}

async function read(params: Props['params']): Promise<AppViewData> {
  try {
    return await readAppView(processServices(), localActor, (await params).id);
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    throw error;
  }
}
