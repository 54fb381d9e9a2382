'use client';
// What is shown when the page could not be made: what happened, and what to do.
import styles from './page.module.css';

export default function PageError({ reset }: { reset: () => void }) {
  return (
    <div className={styles.page}>
      <main className={styles.main}>
        <p role="alert">
          The page could not be read; the database may be starting. Details are in the log.{' '}
          <button type="button" onClick={reset}>
            Try again
          </button>
        </p>
      </main>
    </div>
  );
}
