'use client';
// A model's card in plain words.
import { useLocale, useTranslations } from 'next-intl';
import { moment } from '../format';
import { ModelState } from './model-card';
import type { ModelDetail } from './model-page';
import { useModelWords } from './model-words';
import styles from './models.module.css';

export function ModelFacts({ model }: { model: ModelDetail }) {
  const t = useTranslations('modelsPage.one');
  const all = useTranslations('modelsPage');
  const teach = useTranslations('teach.model');
  const locale = useLocale();
  const words = useModelWords();
  const { card, labels, bytes, licence, source, own } = model;
  const { input, confirmed } = card;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className={styles.heading}>
        {t('facts')}
      </h2>
      <dl className={styles.facts}>
        <dt>{t('does')}</dt>
        <dd>
          {words.task(card.task)}
          {labels.length > 0 && `, ${all('kinds', { count: labels.length })}`}
        </dd>
        <dt>{t('takes')}</dt>
        <dd>{t('takesValue', { width: input.width, height: input.height, resize: t(`resize.${input.resize}`) })}</dd>
        <dt>{t('size')}</dt>
        <dd>
          {words.size(bytes)}{' '}
          {own && (
            <a href={`/files/models/${encodeURIComponent(model.name)}.onnx`} download>
              {teach('download')}
            </a>
          )}
        </dd>
        <dt>{t('state')}</dt>
        <dd>
          <ModelState model={model} />
        </dd>
        <dt>{t('licence')}</dt>
        <dd>{licence || t('noLicence')}</dd>
        {card.made && (
          <>
            <dt>{t('made')}</dt>
            <dd>{t(`madeHow.${card.made.kind}`, { photos: card.made.photos })}</dd>
          </>
        )}
        {source && (
          <>
            <dt>{t(card.made ? 'madeOf' : 'source')}</dt>
            <dd>
              {words.isAddress(source) ? (
                <a href={source} target="_blank" rel="noreferrer">
                  {source}
                </a>
              ) : (
                source
              )}
            </dd>
          </>
        )}
        {own && (
          <>
            <dt>{t('confirmed')}</dt>
            <dd suppressHydrationWarning>
              {confirmed
                ? t('confirmedOn', { photo: confirmed.photo, when: moment(confirmed.at, locale) })
                : t('notConfirmed')}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
