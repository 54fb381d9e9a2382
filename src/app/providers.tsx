'use client';
// Everything a component may rely on: look, server state, live line, messages that come and go.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { LiveProvider } from './live';
import { createQueryClient } from './query-client';
import { cssVariables, theme } from './theme';
import { Trpc } from './trpc';

export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <MantineProvider
      theme={theme}
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
