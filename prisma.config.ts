// For the Prisma command line only (`prisma generate`, and `prisma migrate deploy` where its engine can be downloaded).
// The program itself applies migrations with src/db/migrate.ts.
import { defineConfig } from 'prisma/config';
import { readEnv } from './src/env';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: readEnv().databaseUrl ?? 'postgresql://unset' },
});
