'use client';
// One model: what it finds on a photo, the kinds it knows, its card in plain words, and the workflows that use it.
import { Button } from '@mantine/core';
import { IconAdjustments, IconArrowLeft, IconSchool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useKindsOf, useSpeaker } from '../../i18n/kinds/use-kinds';
import { PageBody, PageHead } from '../frame/page-head';
import { Link } from '../link';
import type { Outputs } from '../outputs';
import { useTRPC } from '../trpc';
import { CardDialog } from './card/card-dialog';
import { FetchModel } from './fetch-model';
import { ModelFacts } from './model-facts';
import { ModelMenu } from './model-menu';
import { useModelWords } from './model-words';
import styles from './models.module.css';
import { ReplaceDialog } from './replace/replace-dialog';
import { inLanguage } from './said-model';
import { TryModel } from './try-model';

export type ModelDetail = Outputs['models']['get'];

const FEW = 24;

export function ModelPage({ model: first }: { model: ModelDetail }) {
  const t = useTranslations('modelsPage.one');
  const words = useModelWords();
  const trpc = useTRPC();
  const locale = useLocale();
  const { data } = useQuery({ ...trpc.models.get.queryOptions({ name: first.name }), initialData: first });
  const model = inLanguage(locale, data);
  const [isReplacing, setReplacing] = useState(false);
  const { name, title, task, labels, own } = model;
  const kinds = useKindsOf(useSpeaker(name));
  return (
    <PageBody>
      <Link href="/models" className={styles.back}>
        <IconArrowLeft size={16} aria-hidden="true" />
        {t('back')}
      </Link>
      <PageHead title={title} about={words.task(task)}>
        {model.lessonId !== null && <TeachOn lessonId={model.lessonId} />}
        {model.installed && <ChangeButton model={model} />}
        {own && <ModelMenu model={model} onReplace={() => setReplacing(true)} />}
      </PageHead>
      <div className={styles.columns}>
        {model.installed ? (
          <TryModel model={{ name, task, defaults: model.card.defaults }} />
        ) : (
          <FetchModel model={model} />
        )}
        <div>
          <ModelFacts model={model} />
          <UsedBy uses={model.usedBy} onReplace={() => setReplacing(true)} />
        </div>
      </div>
      <Labels labels={labels.map(kinds.word)} isDelicate={model.isDelicate} />
      {isReplacing && <ReplaceDialog model={model} onClose={() => setReplacing(false)} />}
    </PageBody>
  );
}

function TeachOn({ lessonId }: { lessonId: string }) {
  const t = useTranslations('teach.model');
  return (
    <Button
      component={Link}
      href={`/models/teach?lesson=${lessonId}`}
      variant="default"
      leftSection={<IconSchool size={16} aria-hidden="true" />}
    >
      {t('goOn')}
    </Button>
  );
}

function ChangeButton({ model }: { model: ModelDetail }) {
  const t = useTranslations('modelCard.dialog');
  const [isOpen, setOpen] = useState(false);
  // A model of several parts is several files; each has a card of its own.
  if (model.card.parts) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconAdjustments size={16} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      {isOpen && <CardDialog model={model} onClose={() => setOpen(false)} />}
    </>
  );
}

function Labels({ labels, isDelicate }: { labels: readonly string[]; isDelicate: boolean }) {
  const t = useTranslations('modelsPage.one');
  const [all, setAll] = useState(false);
  const few = isDelicate ? 0 : FEW;
  return (
    <section className={styles.below} aria-labelledby="finds">
      <h2 id="finds" className={styles.heading}>
        {t('finds')}
      </h2>
      {isDelicate && <p className={styles.quiet}>{t('delicate')}</p>}
      {labels.length === 0 && <p className={styles.quiet}>{t('noKinds')}</p>}
      <ul className={styles.labels}>
        {(all ? labels : labels.slice(0, few)).map((label, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two kinds may have one name; the list never changes its order
          <li key={`${label} ${at}`} className={styles.label}>
            {label}
          </li>
        ))}
      </ul>
      {labels.length > few && (
        <Button variant="default" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('showFewer') : t(isDelicate ? 'showKinds' : 'showAll', { count: labels.length })}
        </Button>
      )}
    </section>
  );
}

function UsedBy({ uses, onReplace }: { uses: ModelDetail['usedBy']; onReplace: () => void }) {
  const t = useTranslations('modelsPage.one');
  const replace = useTranslations('modelsPage.replace');
  return (
    <section className={styles.below} aria-labelledby="used-by">
      <h2 id="used-by" className={styles.heading}>
        {t('usedBy')}
      </h2>
      {uses.length === 0 && <p className={styles.quiet}>{t('unused')}</p>}
      <ul className={styles.uses}>
        {uses.map(({ workflowId, name, inPublished }) => (
          <li key={workflowId}>
            <Link href={`/w/${workflowId}/edit`}>{name}</Link>
            <span className={styles.quiet}>{t(inPublished ? 'publishedToo' : 'draftOnly')}</span>
          </li>
        ))}
      </ul>
      {uses.length > 0 && (
        <Button variant="default" className={styles.replace} onClick={onReplace}>
          {replace('open')}
        </Button>
      )}
    </section>
  );
}
