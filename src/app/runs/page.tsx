// All runs: the first page of them is read here, with the filters of the address.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { processServices } from '../../server/container';
import { localActor } from '../../server/local-actor';
import { browseRuns } from '../../server/services/browse-runs';
import { asOutput } from '../outputs';
import { filtersOf } from './list/run-filters';
import { RunsPage } from './list/runs-page';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('runs');
  return { title: t('title') };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const asked = await searchParams;
  const one = (name: string) => {
    const value = asked[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const now = new Date();
  const filters = filtersOf(one, now);
  const runs = await browseRuns(processServices(), localActor, {
    filters: { ...filters, since: filters.since ? new Date(filters.since) : undefined },
    limit: 30,
  });
  return <RunsPage first={asOutput(runs)} filters={filters} />;
}
