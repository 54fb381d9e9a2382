// How the browser keeps what it read from the server. Knows no procedure.
import { QueryClient } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';

/** What the server refused will be refused again; only what did not arrive is tried again. */
function isRefusal(error: unknown): boolean {
  return error instanceof TRPCClientError && typeof error.data?.httpStatus === 'number' && error.data.httpStatus < 500;
}

const MAX_PAUSE_MS = 10_000;

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // The live line says when something changed; asking again on each look would only flicker.
        staleTime: 30_000,
        retry: (failures, error) => !isRefusal(error) && failures < 5,
        retryDelay: (failures) => Math.min(500 * 2 ** failures, MAX_PAUSE_MS),
      },
    },
  });
