import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childEnv, readEnv } from './env';

const message = (source: Record<string, string>) => {
  try {
    readEnv(source);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('readEnv', () => {
  it('has a default for everything, with folders below the package', () => {
    const env = readEnv({ PORT: '', DATABASE_URL: '' });
    expect(env).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: undefined, redisUrl: undefined });
    expect(existsSync(join(env.packageRoot, 'package.json'))).toBe(true);
    expect(env.cacheMb).toBe(512);
    expect(env.data.blobs).toBe(join(env.packageRoot, 'data', 'blobs'));
  });

  it('takes what is set; a data folder may be absolute', () => {
    const env = readEnv({ PORT: '0', HOST: '::1', LENSGRAPH_DATA: '/srv/lens graph', REDIS_URL: 'redis://h:1' });
    expect(env).toMatchObject({ port: 0, host: '::1', redisUrl: 'redis://h:1' });
    expect(env.data.models).toBe('/srv/lens graph/models');
  });

  it('names the variable and what to write when one is wrong', () => {
    expect(message({ PORT: '70000' })).toMatch(/^PORT is not valid\. Write a port number/);
    expect(message({ PORT: 'http' })).toMatch(/^PORT/);
    expect(message({ DATABASE_URL: 'mysql://x' })).toMatch(/^DATABASE_URL.*postgresql:\/\//);
    expect(message({ REDIS_URL: 'localhost' })).toMatch(/^REDIS_URL.*redis:\/\//);
    expect(message({ LENSGRAPH_CACHE_MB: '1 GB' })).toMatch(/^LENSGRAPH_CACHE_MB.*megabytes/);
    expect(message({ LENSGRAPH_LOG: 'loud' })).toMatch(/^LENSGRAPH_LOG.*trace/);
  });

  it('refuses to answer beyond this machine while there are no accounts, and says why', () => {
    expect(message({ HOST: '0.0.0.0' })).toMatch(/^HOST.*no accounts/);
  });

  it('knows exactly the settings that .env.example explains', async () => {
    const example = await readFile(join(readEnv({}).packageRoot, '.env.example'), 'utf8');
    for (const name of [
      'PORT',
      'HOST',
      'LENSGRAPH_DATA',
      'LENSGRAPH_CACHE_MB',
      'DATABASE_URL',
      'REDIS_URL',
      'LENSGRAPH_LOG',
    ]) {
      expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
    }
  });
});

describe('childEnv', () => {
  it('writes settings over those of this process', () => {
    expect(childEnv({ PORT: '1' })).toMatchObject({ PORT: '1', PATH: process.env.PATH });
  });
});
