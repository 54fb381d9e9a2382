'use client';
// Everything a component may rely on: look, server state, live line, messages that come and go.
import { MantineProvider, mergeThemeOverrides, Notification } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { LiveProvider } from './live';
import { createQueryClient } from './query-client';
import { cssVariables, theme } from './theme';
import { Trpc } from './trpc';

export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const t = useTranslations('frame');
  const [queryClient] = useState(createQueryClient);
  const close = t('close');
  const named = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': close } };
    return mergeThemeOverrides(theme, { components: { Notification: Notification.extend({ defaultProps }) } });
  }, [close]);
  return (
    <MantineProvider
      theme={named}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <Trpc queryClient={queryClient}>
          <LiveProvider />
          <Notifications position="bottom-center" zIndex={500} />
          {children}
        </Trpc>
      </QueryClientProvider>
    </MantineProvider>
  );
}
