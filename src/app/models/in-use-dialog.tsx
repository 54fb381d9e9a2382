'use client';
// Before a model that workflows use is deleted: which ones, what becomes of them, and what to do instead.
import { Button, Group, Modal } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Link } from '../link';
import type { ModelDetail } from './model-page';
import styles from './models.module.css';

interface InUseDialogProps {
  readonly model: Pick<ModelDetail, 'title' | 'usedBy'>;
  readonly busy: boolean;
  readonly onDelete: () => void;
  readonly onReplace: () => void;
  readonly onClose: () => void;
}

export function InUseDialog({ model: { title, usedBy }, busy, onDelete, onReplace, onClose }: InUseDialogProps) {
  const t = useTranslations('modelsPage');
  const published = usedBy.filter(({ inPublished }) => inPublished);
  const isPublished = published.length > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('inUse.title', { title })}
      closeButtonProps={{ 'aria-label': t('import.close') }}
    >
      <p>{t(isPublished ? 'inUse.published' : 'inUse.drafts')}</p>
      <ul className={styles.inUse}>
        {(isPublished ? published : usedBy).map(({ workflowId, name }) => (
          <li key={workflowId}>
            <Link href={`/w/${workflowId}/edit`}>{name}</Link>
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('inUse.keep')}
        </Button>
        {!isPublished && (
          <Button variant="default" loading={busy} onClick={onDelete}>
            {t('inUse.anyway')}
          </Button>
        )}
        <Button onClick={onReplace} data-autofocus>
          {t('replace.open')}
        </Button>
      </Group>
    </Modal>
  );
}
