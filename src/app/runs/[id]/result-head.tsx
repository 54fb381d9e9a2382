'use client';
// Which run it is, who made it and when, and what can be done with it.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconEye, IconLink, IconPlayerPlay, IconRepeat, IconSchool, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { duration, moment } from '../../format';
import { PageHead } from '../../frame/page-head';
import { Link } from '../../link';
import { notify } from '../../notify';
import { againAddress, askAnew } from '../../photo-tray/again';
import { useTRPC } from '../../trpc';
import { isOpen, type RunDetail } from '../model/run-types';
import { StatusWord } from '../parts/state-word';
import styles from './result.module.css';

export function ResultHead({ run }: { run: RunDetail }) {
  const t = useTranslations('result');
  const locale = useLocale();
  const { workflowId, createdBy, version, timing } = run;
  const facts = [
    version === null ? t('draft') : t('version', { version }),
    createdBy.kind === 'api' ? t('by.api', { name: createdBy.name ?? '' }) : t(`by.${createdBy.kind}`),
    ...(timing.totalMs === null ? [] : [t('took', { time: duration(timing.totalMs, locale) })]),
  ];
  return (
    <PageHead
      title={run.workflowName}
      about={
        <span className={styles.facts}>
          <StatusWord status={run.status} />
          <time dateTime={run.createdAt} suppressHydrationWarning>
            {moment(run.createdAt, locale)}
          </time>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      }
    >
      {workflowId && (
        <>
          <Button
            component={Link}
            href={`/w/${workflowId}/edit?view=1&run=${run.id}`}
            variant="default"
            leftSection={<IconEye size={18} stroke={1.75} />}
          >
            {t('howItWorks')}
          </Button>
          {!isOpen(run) && (
            <>
              <Button
                component={Link}
                href={`/w/${workflowId}/run`}
                variant="default"
                leftSection={<IconPlayerPlay size={18} stroke={1.75} />}
              >
                {t('runAgain')}
              </Button>
              <Button
                component={Link}
                href={againAddress(workflowId, run.id)}
                variant="default"
                visibleFrom="sm"
                leftSection={<IconRepeat size={18} stroke={1.75} />}
                onClick={() => askAnew(run.id)}
              >
                {t('samePhotos')}
              </Button>
            </>
          )}
        </>
      )}
      <More run={run} />
    </PageHead>
  );
}

function More({ run }: { run: RunDetail }) {
  const t = useTranslations('result');
  const trpc = useTRPC();
  const router = useRouter();
  const restore = useMutation(trpc.runs.restore.mutationOptions({ onError: notify.error }));
  const remove = useMutation(
    trpc.runs.delete.mutationOptions({
      onError: notify.error,
      onSuccess: () => {
        notify.undo(t('deleted', { name: run.workflowName }), () => restore.mutate({ runId: run.id }));
        router.push('/runs');
      },
    }),
  );
  const fromObjects = useTranslations('teach');
  const teach = useMutation(
    trpc.models.lessons.create.mutationOptions({
      onError: notify.error,
      onSuccess: ({ id }) => router.push(`/models/teach?lesson=${id}`),
    }),
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      notify.ok(t('linkCopied'));
    } catch {
      // Browsers keep the clipboard from pages that are not served safely.
      notify.refusal(t('linkNotCopied', { link: window.location.href }));
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('more')}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {run.workflowId && !isOpen(run) && (
          <Menu.Item
            component={Link}
            href={againAddress(run.workflowId, run.id)}
            hiddenFrom="sm"
            leftSection={<IconRepeat size={16} stroke={1.75} />}
            onClick={() => askAnew(run.id)}
          >
            {t('samePhotos')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLink size={16} stroke={1.75} />} onClick={() => void copy()}>
          {t('copyLink')}
        </Menu.Item>
        {run.view.objects !== null && !isOpen(run) && (
          <Menu.Item
            leftSection={<IconSchool size={16} stroke={1.75} />}
            onClick={() => teach.mutate({ runId: run.id })}
          >
            {fromObjects('run')}
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} stroke={1.75} />}
          onClick={() => remove.mutate({ runId: run.id })}
        >
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
