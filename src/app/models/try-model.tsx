'use client';
// What a model finds on a photo: a sample at first, or one of the person's own.
import { useTranslations } from 'next-intl';
import { ModelOnPhoto, type Tried } from './model-on-photo';
import styles from './models.module.css';
import { TryArea } from './try-area';
import { useTryPhoto } from './use-try-photo';

export function TryModel({ model }: { model: Tried }) {
  const t = useTranslations('modelsPage.one');
  const tryPhoto = useTryPhoto(model);
  return (
    <section aria-labelledby="try">
      <h2 id="try" className={styles.heading}>
        {t('try')}
      </h2>
      <TryArea choice={tryPhoto}>
        <ModelOnPhoto model={model} photo={tryPhoto.photo} />
      </TryArea>
    </section>
  );
}
