// The models of this machine and those that can be fetched: read once here, so that the page is whole when it arrives.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { processServices } from '../../server/container';
import { localActor } from '../../server/local-actor';
import { keptLooks } from '../../server/services/model-looks';
import { browseModels } from '../../server/services/own-models';
import { asOutput } from '../outputs';
import { Models } from './models';

export const dynamic = 'force-dynamic';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('modelsPage'))('title'),
});

export default async function ModelsPage() {
  const services = processServices();
  const [models, looks] = await Promise.all([browseModels(services, localActor), keptLooks(services)]);
  return <Models models={asOutput(models)} looks={asOutput(looks)} />;
}
