// What is shown at an address where nothing is.
import Link from 'next/link';
import styles from './page.module.css';

export default function NotFound() {
  return (
    <div className={styles.page}>
      <main className={styles.main}>
        <p>
          There is no page at this address. <Link href="/">Go to the start page.</Link>
        </p>
      </main>
    </div>
  );
}
