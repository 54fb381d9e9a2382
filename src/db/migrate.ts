// Brings a database up to the schema in prisma/: applies what is missing, once, whoever comes first. Works offline.
// Knows nothing of how the database was started.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { LensgraphError } from '../core/errors';
import { withSchemaEngine } from './schema-engine';
import { DEFAULT_TEAM_ID } from './team';

/** Key of the advisory lock that keeps two processes from migrating at once; the letters LENS. */
const MIGRATION_LOCK = 0x4c454e53;
const FILTERS = { externalTables: [], externalEnums: [] };

/** The migrations on disk, as Prisma's engine wants them. */
async function readMigrations(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  );
  const lockfile = await readFile(join(folder, 'migration_lock.toml'), 'utf8');
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

/** As Prisma records it. */
const checksumOf = (script: string) => createHash('sha256').update(script).digest('hex');

type Migrations = Awaited<ReturnType<typeof readMigrations>>;

async function readSchema(packageRoot: string) {
  const path = join(packageRoot, 'prisma', 'schema.prisma');
  return { path, content: await readFile(path, 'utf8') };
}

/**
 * Are exactly these migrations applied? Spares a start the loading of the engine.
 * Throws `environment` when one was applied with other content than it has now.
 */
async function isUpToDate(client: pg.Client, { migrationDirectories }: Migrations): Promise<boolean> {
  const table = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS "exists"`,
  );
  if (table.rows[0]?.exists !== true) return false;
  const applied = await client.query<{ name: string; checksum: string; ok: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AND rolled_back_at IS NULL AS ok
     FROM _prisma_migrations`,
  );
  const done = new Map(applied.rows.filter((row) => row.ok).map((row) => [row.name, row.checksum]));
  for (const { path, migrationFile } of migrationDirectories) {
    const checksum = done.get(path);
    if (checksum !== undefined && checksum !== checksumOf(migrationFile.content.value)) {
      throw new LensgraphError('environment', {
        reason: `The database was made by another version of Lensgraph (its step "${path}" is not the one of this version). Use the version that made it, or begin with an empty database: another DATABASE_URL, or another folder in LENSGRAPH_DATA.`,
      });
    }
  }
  return done.size === applied.rows.length && migrationDirectories.every(({ path }) => done.has(path));
}

async function applyMigrations(url: string, packageRoot: string, migrationsList: Migrations): Promise<string[]> {
  const schema = await readSchema(packageRoot);
  const { appliedMigrationNames } = await withSchemaEngine(url, schema, (engine) =>
    engine.applyMigrations({ migrationsList, filters: FILTERS }),
  );
  return appliedMigrationNames;
}

/**
 * Applies the migrations below `packageRoot`/prisma that `url`'s database lacks and makes the default team.
 * Safe to call at every start and by several processes at once. Returns the names of those applied now.
 */
export async function migrate(url: string, packageRoot: string): Promise<string[]> {
  const migrationsList = await readMigrations(join(packageRoot, 'prisma', 'migrations'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = (await isUpToDate(client, migrationsList))
      ? []
      : await applyMigrations(url, packageRoot, migrationsList);
    await client.query('INSERT INTO "Team" (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      DEFAULT_TEAM_ID,
      'Default',
    ]);
    return applied;
  } finally {
    await client.end();
  }
}

/** The SQL that makes schema.prisma's tables in an empty database; `url` is any database the engine may connect to. */
export async function schemaSql(url: string, packageRoot: string): Promise<string> {
  const schema = await readSchema(packageRoot);
  return withSchemaEngine(url, schema, async (engine) => {
    const to = { tag: 'schemaDatamodel' as const, files: [schema] };
    const diff = await engine.diff({ from: { tag: 'empty' }, to, script: true, exitCode: null, filters: FILTERS });
    return diff.stdout ?? '';
  });
}
