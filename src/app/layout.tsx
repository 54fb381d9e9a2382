// The frame of every page. Rendered per request, so that each answer's scripts carry that answer's nonce.
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import './globals.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Shell } from './frame/shell';
import { Providers } from './providers';

export const metadata: Metadata = {
  title: { default: 'Lensgraph', template: '%s · Lensgraph' },
  description: 'Photos in, counts, marked pictures and spreadsheets out.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#F6F4F0' },
    { media: '(prefers-color-scheme: dark)', color: '#141413' },
  ],
};

/** The nonce that src/web/security-headers.ts gave this answer. */
async function nonceOfAnswer(): Promise<string> {
  const policy = (await headers()).get('content-security-policy') ?? '';
  return /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
}

export default async function Layout({ children }: { children: ReactNode }) {
  const [nonce, locale] = await Promise.all([nonceOfAnswer(), getLocale()]);
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <NextIntlClientProvider>
          <Providers nonce={nonce}>
            <Shell>{children}</Shell>
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
