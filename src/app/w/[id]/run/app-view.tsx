'use client';
// The app view: one column, one button. Shows the form, or the run that was started from it; the address says which.
import { Button } from '@mantine/core';
import { IconTopologyStar3 } from '@tabler/icons-react';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Suspense, useState } from 'react';
import { KindsOf } from '../../../../i18n/kinds/use-kinds';
import { PageHead } from '../../../frame/page-head';
import { Link } from '../../../link';
import styles from './app-view.module.css';
import type { AppViewData } from './app-view-data';
import { RunForm } from './run-form';
import { Running } from './running/running';

export function AppView({ data }: { data: AppViewData }) {
  return (
    <div className={styles.page}>
      <Suspense>
        <KindsOf models={data.form.speakers}>
          <Content data={data} />
        </KindsOf>
      </Suspense>
    </div>
  );
}

function Content({ data }: { data: AppViewData }) {
  const t = useTranslations('appView');
  const query = useSearchParams();
  const runId = query.get('run');
  /** The run that was started here, not found in the address. */
  const [started, setStarted] = useState<string | null>(null);
  const start = (id: string) => {
    setStarted(id);
    showRun(id);
  };
  const { workflowId, name, template } = data.form;
  const locale = useLocale();
  const own = locale === 'de' ? template?.de : null;
  const canvas = `/w/${workflowId}/edit?view=1${runId ? `&run=${encodeURIComponent(runId)}` : ''}`;
  return (
    <>
      <PageHead title={name} about={own?.promise ?? template?.promise ?? t('about')}>
        <Button
          component={Link}
          href={canvas}
          variant="default"
          leftSection={<IconTopologyStar3 size={18} aria-hidden="true" />}
        >
          {t('seeHow')}
        </Button>
      </PageHead>
      {runId === null ? (
        <RunForm
          data={query.has('again') ? data : { ...data, again: null }}
          samplesWanted={query.get('samples') === '1'}
          onRun={start}
        />
      ) : (
        <Running runId={runId} isNew={runId === started} onAgain={() => showRun(null)} />
      )}
    </>
  );
}

/** The run stands in the address, so that a reload finds it again. */
function showRun(runId: string | null): void {
  window.history.pushState(null, '', runId === null ? window.location.pathname : `?run=${encodeURIComponent(runId)}`);
  window.scrollTo({ top: 0 });
}
