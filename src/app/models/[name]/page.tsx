// One model.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { LensgraphError } from '../../../core/errors';
import { processServices } from '../../../server/container';
import { localActor } from '../../../server/local-actor';
import { getModel } from '../../../server/services/own-models';
import { asOutput } from '../../outputs';
import { ModelPage } from '../model-page';
import { inLanguage } from '../said-model';

export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ readonly name: string }>;
}

const read = cache(async (name: string) => {
  try {
    return await getModel(processServices(), localActor, name);
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [model, locale] = await Promise.all([read((await params).name), getLocale()]);
  return { title: inLanguage(locale, model).title };
}

export default async function OneModelPage({ params }: Props) {
  return <ModelPage model={asOutput(await read((await params).name))} />;
}
