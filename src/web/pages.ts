// Next as a handler of requests: pages only, built before. Knows no page.
import next from 'next';
import type { PageHandler } from './server';

/** Ready to answer. Throws when the pages are not built. */
export async function preparePages(packageRoot: string): Promise<{ handle: PageHandler; close(): Promise<void> }> {
  const app = next({ dev: false, dir: packageRoot });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handle: (request, response) => handle(request, response), close: () => app.close() };
}
