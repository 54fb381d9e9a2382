// The only reader of process.env: every setting, its default, and what to write when it is wrong. Knows nobody who uses it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LensgraphError } from './core/errors';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** What a setting must look like, as the end of the sentence "Write ...". */
const HINTS = {
  PORT: 'a port number from 0 to 65535, for example PORT=3000 (0 lets the system choose)',
  HOST: '127.0.0.1, ::1 or localhost: there are no accounts yet, so Lensgraph answers on this machine only',
  LENSGRAPH_DATA: 'the path of a folder, for example LENSGRAPH_DATA=./data',
  LENSGRAPH_LOG: `one of ${LOG_LEVELS.join(', ')}`,
  LENSGRAPH_CACHE_MB: 'a number of megabytes, for example LENSGRAPH_CACHE_MB=512 (0 keeps nothing)',
  DATABASE_URL: 'an address like postgresql://user:password@host:5432/database, or leave it out',
  REDIS_URL: 'an address like redis://host:6379, or leave it out',
};
type Name = keyof typeof HINTS;

const url = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65535)
    .default(3000),
  HOST: z.enum(LOOPBACK).default('127.0.0.1'),
  LENSGRAPH_DATA: z.string().default('./data'),
  LENSGRAPH_LOG: z.enum(LOG_LEVELS).default('info'),
  LENSGRAPH_CACHE_MB: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .default(512),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  REDIS_URL: url(['redis:', 'rediss:']).optional(),
} satisfies Record<Name, z.ZodType>);

/** All settings of a process; paths are absolute. */
export interface Env {
  readonly port: number;
  readonly host: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Unset: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  /** Unset: the queue lives in PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** Folder of package.json; what ships with the package (nodes, templates, prisma) is found below it. */
  readonly packageRoot: string;
  readonly data: {
    readonly root: string;
    readonly blobs: string;
    readonly models: string;
    readonly postgres: string;
    readonly scratch: string;
    /** What can be made again. */
    readonly cache: string;
  };
  /** How large the cache may grow; 0: nothing is kept. */
  readonly cacheMb: number;
}

/** The nearest folder at or above `from` whose package.json is ours, or null. */
function packageRootAbove(from: string): string | null {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'lensgraph') return from;
  const parent = dirname(from);
  return parent === from ? null : packageRootAbove(parent);
}

/** Found from this file, in sources as in bundles; a bundler that hides where a file lies leaves the working folder. */
function findPackageRoot(): string {
  const here = import.meta.url.startsWith('file:') ? dirname(fileURLToPath(import.meta.url)) : process.cwd();
  const root = packageRootAbove(here) ?? packageRootAbove(process.cwd());
  if (root !== null) return root;
  throw new LensgraphError('environment', {
    reason: 'The folder of Lensgraph (with its package.json) was not found. Run it from there.',
  });
}

/**
 * The settings of this process. An empty variable counts as unset.
 * Throws `environment`, naming the variable and what to write, when one is not valid.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    const hint = Object.entries(HINTS).find(([key]) => key === name)?.[1] ?? 'another value';
    throw new LensgraphError('environment', { reason: `${name} is not valid. Write ${hint}.` });
  }
  const { data } = parsed;
  const packageRoot = findPackageRoot();
  const root = resolve(packageRoot, data.LENSGRAPH_DATA);
  return {
    port: data.PORT,
    host: data.HOST,
    logLevel: data.LENSGRAPH_LOG,
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    packageRoot,
    data: {
      root,
      blobs: join(root, 'blobs'),
      models: join(root, 'models'),
      postgres: join(root, 'postgres'),
      scratch: join(root, 'scratch'),
      cache: join(root, 'cache'),
    },
    cacheMb: data.LENSGRAPH_CACHE_MB,
  };
}

/** The process's own environment with settings written over it, for starting a child of ours. */
export function childEnv(settings: Partial<Record<Name, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}
