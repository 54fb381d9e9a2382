// Lets in only who means this server: its own name in Host (a page that rebinds its own name to 127.0.0.1 has another), and
// its own pages where something could be changed or read on behalf of the browser. Knows no route.
import type { IncomingMessage } from 'node:http';
import { LensgraphError } from '../core/errors';

const NAMES = ['localhost', '127.0.0.1', '[::1]'];
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Answered on behalf of whoever sits at this machine, without a key: never to another site's page, not even reading. */
const OWN_PAGES_ONLY = ['/api/trpc', '/files/', '/pictures/'];

const refused = () => new LensgraphError('bad_origin');

/** `localhost:3000` -> true if it names this machine and `port`. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  const [, name, given = '80'] = /^(\[[0-9a-f:]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(host?.toLowerCase() ?? '') ?? [];
  return name !== undefined && NAMES.includes(name) && Number(given) === port;
}

function isOwnOrigin(origin: string, port: number): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname, port: given } = new URL(origin);
  return protocol === 'http:' && isOwnHost(`${hostname}:${given || '80'}`, port);
}

/** Throws `bad_origin` for a request that a page elsewhere may have caused, `not_found` for one meant for a proxy. */
export function guard({ method = '', url = '', headers }: IncomingMessage, port: number): void {
  if (!isOwnHost(headers.host, port)) throw refused();
  if (!url.startsWith('/')) throw new LensgraphError('not_found', { what: 'address' });
  if (READING.has(method) && !OWN_PAGES_ONLY.some((prefix) => url.startsWith(prefix))) return;
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, port)) throw refused();
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refused();
}
