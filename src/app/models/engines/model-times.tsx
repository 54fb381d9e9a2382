'use client';
// How long each model that is here takes for one photo, measured when somebody asks.
import { Button, Table } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { moment } from '../../format';
import { Link } from '../../link';
import { notify } from '../../notify';
import { useTRPC } from '../../trpc';
import modelStyles from '../models.module.css';
import { inLanguage } from '../said-model';
import type { ComputingView } from './computing';
import styles from './engines.module.css';
import { useEngineName } from './use-engine-name';

/** As a worker runs them. */
const RUNS = 15;

type TimedModel = ComputingView['models'][number];

export function ModelTimes({ models }: { models: readonly TimedModel[] }) {
  const t = useTranslations('engines');
  return (
    <section className={styles.part} aria-labelledby="times">
      <h2 id="times" className={modelStyles.heading}>
        {t('models')}
      </h2>
      <p className={styles.quiet}>{t('modelsHelp', { runs: RUNS })}</p>
      <Table verticalSpacing="xs" className={styles.times}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('model')}</Table.Th>
            <Table.Th className={styles.number}>{t('time')}</Table.Th>
            <Table.Th>{t('on')}</Table.Th>
            <Table.Th>{t('measured')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {models.map((model) => (
            <ModelTime key={model.name} model={model} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function ModelTime({ model }: { model: TimedModel }) {
  const t = useTranslations('engines');
  const locale = useLocale();
  const { name, title, canBeTimed, timing } = inLanguage(locale, model);
  const format = useFormatter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const engineName = useEngineName();
  const measure = useMutation(
    trpc.models.time.mutationOptions({
      onError: notify.error,
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.models.computing.queryKey() }),
    }),
  );
  return (
    <Table.Tr>
      <Table.Td>
        <Link href={`/models/${name}`}>{title}</Link>
      </Table.Td>
      <Table.Td className={styles.number}>
        {timing
          ? t('ms', { ms: format.number(timing.median, { maximumFractionDigits: timing.median < 10 ? 1 : 0 }) })
          : canBeTimed
            ? t('notYet')
            : t('text')}
      </Table.Td>
      <Table.Td>{timing && engineName(timing.provider)}</Table.Td>
      <Table.Td>
        <span className={styles.measure}>
          {timing && (
            <span className={styles.quiet} suppressHydrationWarning>
              {t('runs', { runs: timing.runs, when: moment(timing.at, locale) })}
            </span>
          )}
          {canBeTimed && (
            <Button
              variant="default"
              size="compact-sm"
              loading={measure.isPending}
              aria-label={t(timing ? 'againOf' : 'measureOf', { title })}
              onClick={() => measure.mutate({ name })}
            >
              {t(timing ? 'again' : 'measure')}
            </Button>
          )}
        </span>
      </Table.Td>
    </Table.Tr>
  );
}
