// REST: what happens to a run, as server-sent events that can be resumed.
import { z } from 'zod';
import { followRun, type PresentedRunEvent } from '../../services/run-events';
import { defineRoute } from '../route';

const HEARTBEAT_MS = 15_000;

const lastEventId = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

const encoder = new TextEncoder();
const eventText = (event: PresentedRunEvent): string => `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`;

export const runEventRoutes = [
  defineRoute({
    method: 'get',
    path: '/runs/{id}/events',
    permission: 'runs:read',
    summary: 'Events of a run from the first, or from the one after Last-Event-ID; ends when the run has ended.',
    query: z.object({ lastEventId: lastEventId.optional().describe('For clients that cannot set the header.') }),
    headers: { 'Last-Event-ID': 'The number of the last event received.' },
    answers: { 200: { description: 'Events; each has a number as its id.', mediaType: 'text/event-stream' } },
    handle: async ({ services, actor, param, query, incoming, signal }) => {
      const header = lastEventId.safeParse(incoming.headers['last-event-id'] ?? 0);
      const afterId = query.lastEventId ?? (header.success ? header.data : 0);
      const stop = new AbortController();
      signal.addEventListener('abort', () => stop.abort());
      const events = followRun(
        services,
        actor,
        { runId: param('id'), afterId },
        { signal: stop.signal, heartbeatMs: HEARTBEAT_MS },
      );
      // The first step is taken before the answer begins, so that an unknown run is a 404.
      let step = events.next();
      await step;
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { done, value } = await step;
          if (done) return controller.close();
          step = events.next();
          step.catch(() => undefined); // Thrown at the next pull, which awaits it again.
          controller.enqueue(encoder.encode(value.length ? value.map(eventText).join('') : ': still here\n\n'));
        },
        async cancel() {
          stop.abort();
          await events.return(undefined);
        },
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      });
    },
  }),
];
