'use client';
// One workflow that would get another model: whether it shall, and what of it would not fit.
import { Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { nodes } from '../../../../nodes/registry.generated';
import { useKindsOf, useSpeaker } from '../../../i18n/kinds/use-kinds';
import { useWords } from '../../../i18n/words';
import type { Outputs } from '../../outputs';
import styles from './replace-dialog.module.css';

type Workflow = Outputs['models']['replacement']['workflows'][number];

interface WorkflowFitProps {
  readonly workflow: Workflow;
  /** The model that would go: the lost kinds are its own. */
  readonly from: string;
  /** What the other model is called. */
  readonly to: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

export function WorkflowFit({
  workflow: { name, steps, lost, titles, inPublished },
  from,
  to,
  isOn,
  onToggle,
}: WorkflowFitProps) {
  const t = useTranslations('modelsPage.replace');
  const format = useFormatter();
  const words = useWords();
  const { word } = useKindsOf(useSpeaker(from));
  const canChange = steps.length > 0;
  const lines = lost.map(({ nodeId, field, labels }) => {
    const definition = nodes.get(titles[nodeId]?.type ?? '');
    const step = titles[nodeId]?.title || (definition ? words.nodeTitle(definition) : nodeId);
    const setting = definition ? words.fieldTitle(definition, field) : field;
    return {
      key: `${nodeId} ${field}`,
      text: t('lost', { step, setting, labels: format.list(labels.map(word)), count: labels.length, title: to }),
    };
  });
  return (
    <li className={styles.workflow}>
      <Checkbox
        label={name}
        checked={canChange && isOn}
        disabled={!canChange}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
      <div className={styles.fit}>
        {!canChange && <p className={styles.quiet}>{t('publishedOnly')}</p>}
        {canChange && lines.length === 0 && (
          <p className={styles.fine}>
            <IconCircleCheck size={16} aria-hidden="true" />
            {t('fits')}
          </p>
        )}
        {lines.map(({ key, text }) => (
          <p key={key} className={styles.lost}>
            <IconAlertTriangle size={16} aria-hidden="true" />
            {text}
          </p>
        ))}
        {canChange && inPublished && <p className={styles.quiet}>{t('published')}</p>}
      </div>
    </li>
  );
}
