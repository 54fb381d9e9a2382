// Migrations on real databases: from nothing, again, by several at once, and against schema.prisma.
import { afterEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/postgres';
import { readEnv } from '../env';
import { migrate, schemaSql } from './migrate';
import { DEFAULT_TEAM_ID } from './team';

const { packageRoot } = readEnv({});
const open: TestDatabase[] = [];
const emptyDatabase = async () => {
  const database = await createTestDatabase({ empty: true });
  open.push(database);
  return database;
};
afterEach(async () => {
  for (const database of open.splice(0)) await database.drop();
});

/** Everything of the public schema that Prisma manages, as PostgreSQL itself prints it. */
const CATALOGUE = `
  SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
  FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
  UNION ALL
  SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid::regclass::text <> '_prisma_migrations'
  UNION ALL
  SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  UNION ALL
  SELECT enumtypid::regtype || ' ' || enumsortorder || ' ' || enumlabel FROM pg_enum
  ORDER BY line`;
const catalogue = async (database: TestDatabase) =>
  (await database.sql<{ line: string }>(CATALOGUE)).map(({ line }) => line);

describe('migrate', () => {
  it('makes all tables and the default team in an empty database, and does nothing the second time', async () => {
    const database = await emptyDatabase();
    expect(await migrate(database.url, packageRoot)).toContain('20261121000000_init');
    expect(await migrate(database.url, packageRoot)).toEqual([]);
    expect(await database.sql('SELECT id FROM "Team"')).toEqual([{ id: DEFAULT_TEAM_ID }]);
  });

  it('refuses a database that another version made with a migration of the same name', async () => {
    const database = await emptyDatabase();
    await migrate(database.url, packageRoot);
    await database.sql("UPDATE _prisma_migrations SET checksum = 'of another script'");
    await expect(migrate(database.url, packageRoot)).rejects.toMatchObject({ code: 'environment' });
  });

  it('applies each migration once when several processes start at the same time', async () => {
    const database = await emptyDatabase();
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, packageRoot)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('ends in the very tables that schema.prisma describes', async () => {
    const [migrated, described] = [await emptyDatabase(), await emptyDatabase()];
    await migrate(migrated.url, packageRoot);
    await described.sql(await schemaSql(described.url, packageRoot));
    expect(await catalogue(migrated)).toEqual(await catalogue(described));
    expect((await catalogue(described)).length).toBeGreaterThan(100);
  });

  it('gives every table a teamId', async () => {
    const database = await emptyDatabase();
    await migrate(database.url, packageRoot);
    const without = await database.sql(
      `SELECT table_name FROM information_schema.tables t WHERE table_schema = 'public'
         AND table_name NOT IN ('Team', '_prisma_migrations') AND NOT EXISTS (
           SELECT 1 FROM information_schema.columns c
           WHERE c.table_schema = 'public' AND c.table_name = t.table_name AND c.column_name = 'teamId')`,
    );
    expect(without).toEqual([]);
  });
});
