import { UNHURRIED, withBounds } from '../database/bounded-pool.js';
import { createDataSource, Database } from '../database/database.js';
import { rebuildDatabaseUrl, serviceInfo } from '../env.js';
import { rebuildIndicators, type FigureSource } from './rebuild.js';

/**
 * The service's program that counts its kept figures anew; each service's `src/rebuild.main.ts` is this one call.
 * DATABASE_URL is the service's own. Plain: corrects them and says what it corrected. `--check`: only says, and
 * ends with 1 where something differs.
 */
export async function rebuildProgram(name: string, sources: readonly FigureSource[]): Promise<void> {
  const check = process.argv.includes('--check');
  const { schema } = serviceInfo(name);
  const source = createDataSource({
    url: rebuildDatabaseUrl(),
    schema,
    entities: [],
    migrations: [],
    poolSize: 1,
  });
  await source.initialize();
  try {
    const differences = await withBounds(UNHURRIED, () =>
      rebuildIndicators(new Database(source, schema), sources, { write: !check }),
    );
    for (const { orgUnitId, day, name: figure, dimension, kept, counted } of differences) {
      const of = dimension ? `${figure}[${dimension}]` : figure;
      process.stdout.write(`${name} ${orgUnitId} ${day} ${of}: ${kept} -> ${counted}\n`);
    }
    const done = check ? 'differ' : 'corrected';
    process.stdout.write(`${name}: ${differences.length} figures ${done}\n`);
    if (check && differences.length > 0) process.exitCode = 1;
  } finally {
    await source.destroy();
  }
}
