'use client';
// Language and light or dark, kept in this browser.
import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { isLocale, LOCALE_COOKIE, LOCALE_NAMES, LOCALES, type Locale } from '../../i18n/locales';

const LOOKS = [
  ['auto', 'system'],
  ['light', 'light'],
  ['dark', 'dark'],
] as const;
const YEAR_S = 365 * 24 * 3600;

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

  const chooseLook = (look: string) => {
    const scheme = LOOKS.find(([each]) => each === look)?.[0];
    if (scheme) setColorScheme(scheme);
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
        <Menu.RadioGroup value={locale} onChange={(language) => isLocale(language) && choose(language)}>
          {LOCALES.map((each) => (
            <Menu.RadioItem key={each} value={each} lang={each} closeMenuOnClick>
              {LOCALE_NAMES[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('look')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={chooseLook}>
          {LOOKS.map(([scheme, word]) => (
            <Menu.RadioItem key={scheme} value={scheme} closeMenuOnClick>
              {t(word)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
