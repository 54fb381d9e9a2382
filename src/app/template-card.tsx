// A template: what one gets, shown by a picture it made itself.
import type { Template } from '../server/services/list-templates';
import { Picture } from './picture';
import styles from './template-card.module.css';
import { TryButton } from './try-button';

export function TemplateCard({
  template: { name, title, promise, requires, samples, preview },
}: {
  template: Template;
}) {
  const alt = preview ? 'What it made of a sample photo' : 'One of its sample photos';
  return (
    <article className={styles.card}>
      <Picture className={styles.picture} src={`/pictures/templates/${name}`} alt={alt} />
      <div className={styles.words}>
        <h3 className={styles.title}>{title}</h3>
        <p>{promise}</p>
        {requires && requires.labels.length > 0 && (
          <p className={styles.finds}>Looks for {requires.labels.join(' and ')} to begin with; you can change that.</p>
        )}
        <div className={styles.actions}>
          {samples.length > 0 && <TryButton template={name} />}
          <code className={styles.command}>npx lensgraph run {name} my-photos/</code>
        </div>
      </div>
    </article>
  );
}
