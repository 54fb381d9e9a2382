'use client';
// A run while it goes on: how far, how long still, what came of the photos so far. Goes on to the result when it is done,
// unless someone is busy looking here.
import { Anchor, Button, Progress, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { nodes } from '../../../../../../nodes/registry.generated';
import { useWords } from '../../../../../i18n/words';
import { Link } from '../../../../link';
import { notify } from '../../../../notify';
import type { Outputs } from '../../../../outputs';
import { useTRPC } from '../../../../trpc';
import styles from './running.module.css';
import { SoFar } from './so-far';
import { useLooksAround } from './use-looks-around';
import { useSpokenProgress } from './use-spoken-progress';

/** The live line tells of changes; this is for the time left, and for a line that is down. */
const READ_AGAIN_MS = 2_000;

type Run = Outputs['runs']['get'];
const isOpen = (run: Run | undefined): boolean => run?.status === 'queued' || run?.status === 'running';
const doneOf = ({ images: { ok, skipped, failed } }: Run): number => ok + skipped + failed;

interface RunningProps {
  readonly runId: string;
  /** Started on this page a moment ago: it may be over before it is read for the first time. */
  readonly isNew: boolean;
  readonly onAgain: () => void;
}

export function Running({ runId, isNew, onAgain }: RunningProps) {
  const t = useTranslations('appView.progress');
  const trpc = useTRPC();
  const query = useQuery(
    trpc.runs.get.queryOptions(
      { runId },
      { refetchInterval: ({ state }) => (isOpen(state.data) || !state.data ? READ_AGAIN_MS : false), staleTime: 0 },
    ),
  );
  const run = query.data;
  if (run) return <RunProgress run={run} isNew={isNew} onAgain={onAgain} />;
  const gone = query.error instanceof TRPCClientError && query.error.data?.httpStatus === 404;
  if (gone) {
    return (
      <div className={styles.card} role="alert">
        <p>{t('gone')}</p>
        <div>
          <Button onClick={onAgain}>{t('again')}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.card} aria-busy="true">
      {query.error && <p role="alert">{t('unreadable')}</p>}
      <Skeleton height={24} width="40%" />
      <Skeleton height={12} />
      <Skeleton height={16} width="60%" />
    </div>
  );
}

function RunProgress({ run, isNew, onAgain }: Pick<RunningProps, 'isNew' | 'onAgain'> & { readonly run: Run }) {
  const t = useTranslations('appView.progress');
  const router = useRouter();
  const trpc = useTRPC();
  const words = useWords();
  const card = useRef<HTMLDivElement>(null);
  const { id, status, images, etaMs, queuePosition, error } = run;
  const open = isOpen(run);
  const done = doneOf(run);
  const wasOpen = useRef(open || isNew);
  const looksAround = useLooksAround(card);
  const spoken = useSpokenProgress(run, done, open);

  const cancel = useMutation(
    trpc.runs.cancel.mutationOptions({
      onSuccess: () => notify.ok(t('cancelled')),
      onError: notify.error,
    }),
  );

  useEffect(() => {
    if (open) wasOpen.current = true;
    else if (wasOpen.current && status !== 'failed' && !looksAround()) {
      // Back leads to the form, not to a run that is over.
      window.history.replaceState(null, '', window.location.pathname);
      router.push(`/runs/${id}`);
    }
  }, [open, status, id, router, looksAround]);

  useEffect(() => router.prefetch(`/runs/${id}`), [router, id]);

  const writing = open && done === images.total;
  return (
    <div className={styles.column}>
      <div ref={card} className={styles.card} data-status={status}>
        <div className={styles.head}>
          <h2 className={styles.title}>
            {!open &&
              (status === 'failed' ? <IconAlertTriangle aria-hidden="true" /> : <IconCheck aria-hidden="true" />)}
            {titleOf()}
          </h2>
          {open && (
            <Button
              variant="default"
              loading={cancel.isPending}
              disabled={cancel.isSuccess}
              onClick={() => cancel.mutate({ runId: id })}
            >
              {t(cancel.isSuccess ? 'stopping' : 'cancel')}
            </Button>
          )}
        </div>
        {error && <p className={styles.broken}>{words.error(error)}</p>}
        <Progress
          value={images.total === 0 ? 0 : (done / images.total) * 100}
          size="lg"
          radius="xl"
          transitionDuration={180}
          aria-label={t('bar')}
        />
        <p className={styles.facts}>
          <b>{t('done', { done, total: images.total })}</b>
          {open && status === 'queued' && queuePosition !== null && <span>{t('place', { count: queuePosition })}</span>}
          {open && writing && <span>{t('writing')}</span>}
          {open && !writing && etaMs !== null && <span>{t('left', { time: timeLeft(etaMs) })}</span>}
          {images.failed > 0 && <span className={styles.failed}>{t('failedPhotos', { count: images.failed })}</span>}
        </p>
        <Steps run={run} />
        {open ? (
          <p className={styles.quiet}>
            {t.rich('close', {
              link: (chunks) => (
                <Anchor component={Link} href="/runs" inherit>
                  {chunks}
                </Anchor>
              ),
            })}
          </p>
        ) : (
          <div className={styles.actions}>
            <Button component={Link} href={`/runs/${id}`}>
              {t('result')}
            </Button>
            <Button variant="default" onClick={onAgain}>
              {t('again')}
            </Button>
          </div>
        )}
      </div>
      <SoFar run={run} done={done} />
      <p role="status" className="unseen">
        {spoken}
      </p>
    </div>
  );

  function titleOf(): string {
    if (status === 'failed') return t('failed');
    if (status === 'cancelled') return t('cancelled');
    if (!open) return t('finished');
    return status === 'queued' ? t('waiting') : t('title', { count: images.total });
  }

  function timeLeft(milliseconds: number): string {
    const seconds = Math.max(1, Math.round(milliseconds / 1000));
    return seconds < 90 ? t('seconds', { count: seconds }) : t('minutes', { count: Math.round(seconds / 60) });
  }
}

function Steps({ run }: { run: Run }) {
  const t = useTranslations('appView.progress');
  const words = useWords();
  return (
    <ol className={styles.steps} aria-label={t('steps')}>
      {run.steps.map(({ nodeId, type, title }) => {
        const definition = nodes.get(type);
        return <li key={nodeId}>{definition ? words.nodeTitle(definition) : title}</li>;
      })}
    </ol>
  );
}
