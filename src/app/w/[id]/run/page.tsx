// The app view: photos in, result out, no step in sight. Read once here, so that it is whole when it arrives.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { LensgraphError } from '../../../../core/errors';
import { processServices } from '../../../../server/container';
import { localActor } from '../../../../server/local-actor';
import { isUnreadable } from '../../../../server/services/is-unreadable';
import { listModels } from '../../../../server/services/list-models';
import { workflowForm } from '../../../../server/services/workflow-form';
import { inLanguage } from '../../../models/said-model';
import { Unreadable } from '../unreadable';
import { AppView } from './app-view';
import type { AppViewData } from './app-view-data';
import { modelChoices } from './app-view-data';

export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await read(params);
  return found ? { title: found.form.name } : {};
}

export default async function AppViewPage({ params }: Props) {
  const data = await read(params);
  return data ? <AppView data={data} /> : <Unreadable />;
}

async function read(params: Props['params']): Promise<AppViewData | null> {
  try {
    const services = processServices();
    const { id: workflowId } = await params;
    const [form, models, locale] = await Promise.all([
      workflowForm(services, localActor, { workflowId }),
      listModels(services),
      getLocale(),
    ]);
    return { form, models: modelChoices(models.map((model) => inLanguage(locale, model))) };
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    if (isUnreadable(error)) return null;
    throw error;
  }
}
