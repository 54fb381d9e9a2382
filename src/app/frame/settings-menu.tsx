'use client';
// Language and light or dark, kept in this browser.
import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconCheck } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES, type Locale } from '../../i18n/locales';

const LOOKS = [
  ['auto', 'system'],
  ['light', 'light'],
  ['dark', 'dark'],
] as const;
const YEAR_S = 365 * 24 * 3600;

const chosen = (is: boolean) => (is ? <IconCheck size={16} /> : <span style={{ width: 16 }} />);

export function SettingsMenu() {
  const t = useTranslations('frame');
  const locale = useLocale();
  const router = useRouter();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  const choose = (language: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not there in every browser and not over http.
    document.cookie = `${LOCALE_COOKIE}=${language}; path=/; max-age=${YEAR_S}; samesite=lax`;
    router.refresh();
  };

  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('settings')}>
          <IconAdjustmentsHorizontal size={20} stroke={1.6} color="var(--text)" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        {LOCALES.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            role="menuitemradio"
            aria-checked={each === locale}
            leftSection={chosen(each === locale)}
            onClick={() => choose(each)}
          >
            {LOCALE_NAMES[each]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('look')}</Menu.Label>
        {LOOKS.map(([scheme, word]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            leftSection={chosen(scheme === colorScheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(word)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
