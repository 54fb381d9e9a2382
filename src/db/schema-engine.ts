// Prisma's own schema engine as WebAssembly: works offline, unlike the downloaded one behind `prisma migrate`.
// Knows how to instantiate it and nothing of our tables.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

type EngineModule = typeof import('@prisma/schema-engine-wasm');
export type SchemaEngine = Awaited<ReturnType<EngineModule['SchemaEngine']['new']>>;
interface Glue extends EngineModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

const GLUE = './schema_engine_bg.js';
let loaded: Promise<Glue> | undefined;

async function load(): Promise<Glue> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue: Glue = await import(pathToFileURL(join(folder, GLUE)).href);
  const bytes = new Uint8Array(await readFile(join(folder, 'schema_engine_bg.wasm')));
  const instance = await WebAssembly.instantiate(await WebAssembly.compile(bytes), { [GLUE]: { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return glue;
}

/**
 * Runs `work` with an engine connected to `url` and frees it after. `schema` is the text of schema.prisma; the engine
 * does not read it from disk.
 */
export async function withSchemaEngine<T>(
  url: string,
  schema: { path: string; content: string },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  const glue = await loaded;
  const adapters = new PrismaPg({ connectionString: url });
  const connect = adapters.connect.bind(adapters);
  const opened: Awaited<ReturnType<typeof connect>>[] = [];
  adapters.connect = async () => {
    const adapter = await connect();
    opened.push(adapter);
    return adapter;
  };
  const factory = bindMigrationAwareSqlAdapterFactory(adapters);
  const engine = await glue.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
    // The engine leaves its connections open.
    for (const adapter of opened) await adapter.dispose();
  }
}
