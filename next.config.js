// Next builds and serves pages only; src/web/server.ts stands in front of it (docs/decisions/0002).
import createNextIntlPlugin from 'next-intl/plugin';

const withLanguages = createNextIntlPlugin('./src/i18n/request.ts');

/** @type {import('next').NextConfig} */
export default withLanguages({
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked over the whole project by `npm test`, once.
  typescript: { ignoreBuildErrors: true },
  // Pictures come as they are: photos must not leave the machine's own store for a cache.
  images: { unoptimized: true },
  // Of these only what a page uses is sent to it.
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
  // The folder above may hold another lockfile; the package stands for itself.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
});
