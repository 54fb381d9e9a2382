'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
// What stands round every page: name, navigation, language and look, and a word when the server cannot be reached.
import { Link } from '../link';
import { ConnectionLine } from './connection-line';
import { Logo } from './logo';
import { Navigation } from './navigation';
import { SettingsMenu } from './settings-menu';
import styles from './shell.module.css';

export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations('frame');
  return (
    <div className={styles.shell}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className={styles.head}>
        <Link href="/" className={styles.name}>
          <Logo />
          Lensgraph
        </Link>
        <Navigation />
        <SettingsMenu />
      </header>
      <ConnectionLine />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
        {/* Menus, dialogs and messages, so that they too lie in a landmark. */}
        <div id="popups" className={styles.popups} />
      </main>
    </div>
  );
}
