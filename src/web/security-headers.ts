// The headers every answer carries. Knows no route.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** For everything that is data. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * The style sheet that react-zoom-pan-pinch puts into the page by itself, empty at first: by what stands in it, so that nothing
 * else gets through. A test in a real browser says when another version brings another one.
 */
const LIBRARY_STYLES = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-/aQdAPrD+kc0v7HnGQTuKBtoP6ZN+lnzOGVJ1Qt6dfw='",
].join(' ');

/** For pages: scripts with this answer's nonce and what those load, nothing from elsewhere, no eval. */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}' ${LIBRARY_STYLES}`,
    // Components place things by style attributes, also in the first answer; an attribute can load nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

export function setDataHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
  response.setHeader('content-security-policy', DATA_POLICY);
}

/** Next takes the nonce for its own scripts from the policy it finds on the request. */
export function setPageHeaders(request: IncomingMessage, response: ServerResponse): void {
  const policy = pagePolicy(randomBytes(16).toString('base64'));
  for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
  response.setHeader('content-security-policy', policy);
  request.headers['content-security-policy'] = policy;
}
