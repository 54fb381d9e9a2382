// The help page: the way to a first result, the words, every kind of step, the keys.
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Help } from './help';

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('help'))('title') });

export default function HelpPage() {
  return <Help />;
}
