import 'reflect-metadata';
import type { DynamicModule, FactoryProvider, Provider, Type } from '@nestjs/common';
import { serviceInfo, type ServiceEnv } from '../env.js';
import { Database } from './database.js';
import { Client } from './postgres-client.js';

type Imported = Type | DynamicModule;

/** The one factory of the service's database, found among its modules without starting any of them. */
function databaseFactory(module: Imported): FactoryProvider<Database> | undefined {
  const type = 'module' in module ? module.module : module;
  const dynamic = 'module' in module ? module : undefined;
  const listed = <Item>(key: 'imports' | 'providers'): Item[] => [
    ...((Reflect.getMetadata(key, type) ?? []) as Item[]),
    ...((dynamic?.[key] ?? []) as Item[]),
  ];
  for (const provider of listed<Provider>('providers')) {
    if ('provide' in provider && provider.provide === Database && 'useFactory' in provider) {
      return provider as FactoryProvider<Database>;
    }
  }
  for (const imported of listed<Imported>('imports')) {
    const found = databaseFactory(imported);
    if (found) return found;
  }
  return undefined;
}

/**
 * The statements that would bring the tables that the migrations make to those that the entities describe;
 * none when they agree. `url` is an empty database, which is left migrated.
 */
export async function schemaDrift(name: string, module: Type, url: string): Promise<string[]> {
  const factory = databaseFactory(module);
  if (!factory) throw new Error(`${name} has no database: does its module import casesModule()?`);
  const info = serviceInfo(name);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create schema if not exists "${info.schema}"`);
  await client.end();
  const database = await factory.useFactory({ DATABASE_URL: url } as ServiceEnv, info);
  await database.dataSource.initialize();
  try {
    await database.migrate();
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await database.close();
  }
}
