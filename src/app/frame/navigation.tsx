'use client';
// The places one can go to: a row at the top, on a phone a bar at the bottom where thumbs are.
import { IconCube, IconHelp, IconHistory, IconHome, IconLayoutGrid, IconTopologyStar3 } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Link } from '../link';
import styles from './shell.module.css';

const PLACES = [
  { href: '/', key: 'home', Icon: IconHome, own: [] },
  { href: '/templates', key: 'templates', Icon: IconLayoutGrid, own: [] },
  { href: '/workflows', key: 'workflows', Icon: IconTopologyStar3, own: ['/w/'] },
  { href: '/models', key: 'models', Icon: IconCube, own: [] },
  { href: '/runs', key: 'runs', Icon: IconHistory, own: [] },
  { href: '/help', key: 'help', Icon: IconHelp, own: [] },
] as const;

const isHere = (path: string, href: string, own: readonly string[]): boolean =>
  href === '/'
    ? path === '/'
    : path === href || path.startsWith(`${href}/`) || own.some((each) => path.startsWith(each));

export function Navigation() {
  const t = useTranslations('frame');
  const path = usePathname();
  return (
    <nav aria-label={t('navigation')} className={styles.navigation}>
      {PLACES.map(({ href, key, Icon, own }) => (
        <Link
          key={href}
          href={href}
          className={styles.place}
          aria-current={isHere(path, href, own) ? 'page' : undefined}
        >
          <Icon size={20} stroke={1.6} aria-hidden="true" />
          <span>{t(key)}</span>
        </Link>
      ))}
    </nav>
  );
}
