'use client';
// The browser's line to this server, for components: queries, mutations and the live line. Types only from the server.
import type { QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import type { AppRouter } from '../server/trpc/app-router';

const url = '/api/trpc';
/** Below what the server takes in one request. */
const MAX_BATCH = 10;

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

const createClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchLink({ url, maxItems: MAX_BATCH }),
      }),
    ],
  });

export function Trpc({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
  const [client] = useState(createClient);
  return (
    <TRPCProvider trpcClient={client} queryClient={queryClient}>
      {children}
    </TRPCProvider>
  );
}
