// All templates.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { processServices } from '../../server/container';
import { localActor } from '../../server/local-actor';
import { browseTemplates } from '../../server/services/browse-templates';
import { asOutput } from '../outputs';
import { Templates } from './templates';

export const dynamic = 'force-dynamic';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('templates'))('title'),
});

export default async function TemplatesPage() {
  return <Templates templates={asOutput(await browseTemplates(processServices(), localActor))} />;
}
