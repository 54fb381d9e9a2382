// What computes on this machine: workers, providers, and how long models take.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { processServices } from '../../../server/container';
import { localActor } from '../../../server/local-actor';
import { readComputing } from '../../../server/services/engines';
import { asOutput } from '../../outputs';
import { Computing } from './computing';

export const dynamic = 'force-dynamic';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('engines'))('title'),
});

export default async function EnginesPage() {
  return <Computing first={asOutput(await readComputing(processServices(), localActor))} />;
}
