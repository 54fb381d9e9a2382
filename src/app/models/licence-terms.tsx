'use client';
// What a licence asks of people, where its name tells of something they should know, and the tick that they do.
import { Checkbox } from '@mantine/core';
import { IconLicense } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { licenceTerms } from '../../core/licence';
import { Notice } from './notice';

interface LicenceTermsProps {
  readonly licence: string;
  readonly understood: boolean;
  readonly onUnderstood: (understood: boolean) => void;
}

export const mustBeUnderstood = (licence: string): boolean => licenceTerms(licence) !== null;

export function LicenceTerms({ licence, understood, onUnderstood }: LicenceTermsProps) {
  const t = useTranslations('modelsPage.terms');
  const terms = licenceTerms(licence);
  if (!terms) return null;
  return (
    <Notice icon={<IconLicense />} title={licence}>
      <p>{t(terms)}</p>
      <Checkbox
        mt={10}
        label={t('understood')}
        checked={understood}
        onChange={(event) => onUnderstood(event.currentTarget.checked)}
      />
    </Notice>
  );
}
