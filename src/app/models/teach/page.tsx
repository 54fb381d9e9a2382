// Teaching by example: a lesson that was begun, or an empty one and those one can go on with.
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LensgraphError } from '../../../core/errors';
import { processServices } from '../../../server/container';
import { localActor } from '../../../server/local-actor';
import { getLesson, listLessons } from '../../../server/services/lessons';
import { asOutput } from '../../outputs';
import { TeachPage } from './teach-page';

export const dynamic = 'force-dynamic';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('teach'))('title') });

interface Props {
  readonly searchParams: Promise<{ readonly lesson?: string | string[] }>;
}

async function read(id: string) {
  try {
    return await getLesson(processServices(), localActor, id);
  } catch (error) {
    if (error instanceof LensgraphError && error.code === 'not_found') notFound();
    throw error;
  }
}

export default async function Teach({ searchParams }: Props) {
  const { lesson: wanted } = await searchParams;
  const id = typeof wanted === 'string' ? wanted : undefined;
  const [lesson, lessons] = await Promise.all([
    id === undefined ? null : read(id),
    id === undefined ? listLessons(processServices(), localActor) : [],
  ]);
  return <TeachPage key={id ?? ''} lesson={asOutput(lesson)} lessons={asOutput(lessons)} />;
}
