// One template.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { LensgraphError } from '../../../core/errors';
import { processServices } from '../../../server/container';
import { localActor } from '../../../server/local-actor';
import { viewTemplate } from '../../../server/services/browse-templates';
import { asOutput } from '../../outputs';
import { TemplatePage } from '../template-page';
import { saidIn } from '../template-words';

export const dynamic = 'force-dynamic';

interface Props {
  readonly params: Promise<{ readonly name: string }>;
}

const read = cache(async (name: string) => {
  try {
    return await viewTemplate(processServices(), localActor, name);
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const template = await read((await params).name);
  return { title: saidIn(await getLocale(), template).title };
}

export default async function OneTemplatePage({ params }: Props) {
  return <TemplatePage template={asOutput(await read((await params).name))} />;
}
