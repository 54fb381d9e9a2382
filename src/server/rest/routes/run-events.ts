// REST: what happens to a run, as server-sent events that can be resumed.
import { z } from 'zod';
import { getRun } from '../../services/get-run';
import { followRun, type PresentedRunEvent } from '../../services/run-events';
import { defineRoute } from '../route';
import { eventNumber } from '../schemas';

const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 1_000;

const encoder = new TextEncoder();
const eventText = (event: PresentedRunEvent): string => `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`;

export const runEventRoutes = [
  defineRoute({
    method: 'get',
    path: '/runs/{id}/events',
    permission: 'runs:read',
    summary: 'Events of a run from the first, or from the one after Last-Event-ID; ends when the run has ended.',
    query: z.object({ lastEventId: eventNumber.optional().describe('For clients that cannot set the header.') }),
    headers: { 'Last-Event-ID': 'The number of the last event received.' },
    answers: { 200: { description: 'Events; each has a number as its id.', mediaType: 'text/event-stream' } },
    handle: async ({ services, actor, param, query, incoming, signal }) => {
      const header = eventNumber.safeParse(incoming.headers['last-event-id'] ?? 0);
      const afterId = query.lastEventId ?? (header.success ? header.data : 0);
      const runId = param('id');
      await getRun(services, actor, runId); // An unknown run is a 404 and no stream.
      const stop = new AbortController();
      signal.addEventListener('abort', () => stop.abort());
      const until = { signal: stop.signal, heartbeatMs: HEARTBEAT_MS };
      const events = followRun(services, actor, { runId, afterId }, until);
      const body = new ReadableStream<Uint8Array>({
        // Sent at once, so that a client knows it is heard although nothing may happen for a while.
        start: (controller) => controller.enqueue(encoder.encode(`retry: ${RECONNECT_MS}\n\n`)),
        async pull(controller) {
          const { done, value } = await events.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value.length ? value.map(eventText).join('') : ': still here\n\n'));
        },
        cancel: () => stop.abort(),
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      });
    },
  }),
];
