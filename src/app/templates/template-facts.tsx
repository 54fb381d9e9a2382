'use client';
// What stands behind a template, in words: its steps in order, what it asks, which models it needs and whether all is there.
import { IconAlertTriangle, IconArrowRight, IconCircleCheck } from '@tabler/icons-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { nodes } from '../../../nodes/registry.generated';
import type { Graph } from '../../core/graph';
import { useWords } from '../../i18n/words';
import { inLanguage } from '../models/said-model';
import { asOutput, type Outputs } from '../outputs';
import { FetchModels } from './fetch-models';
import styles from './template-page.module.css';

type Template = Outputs['templates']['get'];

/** A graph as it was read: unknown keys make its type too wide to survive the way here. */
const graphOf = (template: Template): Graph => asOutput(template.graph);

export function TemplateFacts({ template }: { template: Template }) {
  const t = useTranslations('templates');
  const format = useFormatter();
  const locale = useLocale();
  const words = useWords();
  const steps = graphOf(template).nodes.flatMap((node) => {
    const definition = nodes.get(node.type);
    return definition?.run ? [{ node, definition }] : [];
  });
  const asked = steps.flatMap(({ node, definition }) =>
    (node.ask ?? []).map((field) => words.fieldTitle(definition, field)),
  );
  return (
    <dl className={styles.facts}>
      <dt>{t('steps')}</dt>
      <dd>
        <ol className={styles.steps}>
          {steps.map(({ node, definition }, index) => (
            <li key={node.id}>
              {index > 0 && <IconArrowRight size={14} className={styles.arrow} aria-hidden="true" />}
              {words.nodeTitle(definition)}
            </li>
          ))}
        </ol>
      </dd>
      <dt>{t('takes')}</dt>
      <dd>{t('takesPhotos')}</dd>
      <dt>{t('asks')}</dt>
      <dd>{asked.length ? format.list(asked) : t('nothingAsked')}</dd>
      <dt>{t('needs')}</dt>
      <dd>
        {format.list(
          template.readiness.models.map((model) => t('needsModel', { model: inLanguage(locale, model).title })),
        )}
      </dd>
    </dl>
  );
}

export function TemplateReadiness({ readiness }: Pick<Template, 'readiness'>) {
  const t = useTranslations('templates');
  const format = useFormatter();
  const locale = useLocale();
  const { ready, workers, missingLabels } = readiness;
  const models = readiness.models.map((model) => inLanguage(locale, model));
  const model = format.list(models.map(({ title }) => title));
  const absent = models.filter(({ installed }) => !installed);
  const troubles = [
    ...absent.map(({ title }) => t('modelMissing', { model: title })),
    ...(missingLabels.length ? [t('labelsMissing', { model, labels: format.list(missingLabels) })] : []),
    ...(workers === 0 ? [t('noWorker')] : []),
  ];
  return (
    <div className={styles.ready} data-state={ready ? 'ok' : 'low'}>
      {ready ? <IconCircleCheck size={18} aria-hidden="true" /> : <IconAlertTriangle size={18} aria-hidden="true" />}
      <p role="status">{ready ? t('ready') : troubles.join(' ')}</p>
      {absent.length > 0 && <FetchModels models={absent} />}
    </div>
  );
}
