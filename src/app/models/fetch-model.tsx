'use client';
// A model that is not on this machine yet: where it comes from and under which licence, then bringing it here: how far that
// is, stopping it, and going on where it stopped.
import { Alert, Button, Group, Progress } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/words';
import { notify } from '../notify';
import { useTRPC, useTRPCClient } from '../trpc';
import { LicenceTerms, mustBeUnderstood } from './licence-terms';
import type { ModelDetail } from './model-page';
import { useModelWords } from './model-words';
import styles from './models.module.css';
import { useModelProgress } from './use-progress';

type State = 'idle' | 'fetching' | 'stopped' | { readonly error: unknown };

function useFetching({ name, title }: Pick<ModelDetail, 'name' | 'title'>) {
  const t = useTranslations('modelsPage.fetch');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [state, setState] = useState<State>('idle');
  const line = useRef<AbortController>(null);
  useEffect(() => () => line.current?.abort(), []);
  const start = async () => {
    const own = new AbortController();
    line.current = own;
    setState('fetching');
    try {
      await client.models.fetch.mutate({ name }, { signal: own.signal });
      await queryClient.invalidateQueries({ queryKey: trpc.models.pathKey() });
      notify.ok(t('here', { title }));
    } catch (error) {
      if (!own.signal.aborted) setState({ error });
    }
  };
  const stop = () => {
    line.current?.abort();
    setState('stopped');
  };
  return { state, start, stop };
}

export function FetchModel({ model }: { model: ModelDetail }) {
  const t = useTranslations('modelsPage.fetch');
  const words = useWords();
  const modelWords = useModelWords();
  const { state, start, stop } = useFetching(model);
  const [understood, setUnderstood] = useState(false);
  const isFetching = state === 'fetching';
  const { from, licence, downloadBytes } = model;
  const mayStart = understood || !mustBeUnderstood(licence);
  return (
    <section aria-labelledby="fetch" className={styles.fetch}>
      <h2 id="fetch" className={styles.heading}>
        {t('title')}
      </h2>
      <p>{t('about', { from, size: modelWords.size(downloadBytes) })}</p>
      {licence && <p>{t('licence', { licence })}</p>}
      <LicenceTerms licence={licence} understood={understood} onUnderstood={setUnderstood} />
      {typeof state === 'object' && (
        <Alert color="red" icon={<IconAlertTriangle />} role="alert">
          {words.error(state.error)}
        </Alert>
      )}
      <div role="status">{state === 'stopped' && <p>{t('stopped')}</p>}</div>
      {isFetching ? (
        <HowFar name={model.name} onStop={stop} />
      ) : (
        <Group>
          <Button
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            disabled={!mayStart}
            onClick={() => void start()}
          >
            {t(state === 'idle' ? 'do' : 'again')}
          </Button>
        </Group>
      )}
      <p className={styles.quiet}>{t('later')}</p>
    </section>
  );
}

function HowFar({ name, onStop }: { name: string; onStop: () => void }) {
  const t = useTranslations('modelsPage.fetch');
  const { size } = useModelWords();
  const progress = useModelProgress({ name }, true);
  const loading = progress && progress !== 'waiting' && progress.stage === 'downloading' ? progress : null;
  const said = loading
    ? t('downloading', { done: size(loading.done), total: size(loading.total) })
    : t(progress && progress !== 'waiting' ? 'converting' : 'waiting');
  return (
    <div className={styles.howFar}>
      <p role="status">{said}</p>
      <Progress
        value={loading ? (100 * loading.done) / Math.max(1, loading.total) : 100}
        animated={!loading}
        aria-label={t('progress')}
      />
      <Group>
        <Button variant="default" onClick={onStop}>
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}
