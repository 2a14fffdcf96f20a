// Do the migrations make the tables that the entities describe? Each service's schema program (script `sdl`)
// answers: it migrates the empty database at TEST_DATABASE_URL and compares.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, build, has, services } from './workspaces.mjs';

const present = services.filter((room) => has(room, 'src/main.ts'));
if (present.length === 0) process.exit(0);
build([...present, 'infra']);

/** The embedded server of the launcher, in a folder that is thrown away. */
async function startPostgres() {
  const { Supervisor } = await import('../infra/dist/children.js');
  const { requireWritable } = await import('../infra/dist/data-dir.js');
  const { freePort } = await import('../infra/dist/ports.js');
  const { postgresChild, postgresReady, superuserUrl } = await import('../infra/dist/postgres.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'concord-drift-'));
  requireWritable(dataDir);
  const supervisor = new Supervisor(dataDir, 'npm run check', (error) => console.error(error.message));
  const stop = async () => {
    await supervisor.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const [port, password] = [await freePort(), 'drift'];
    await supervisor.start(await postgresChild({ dataDir, port, password, durable: false }));
    await supervisor.waitReady('postgres', () => postgresReady(port, password), 60_000);
    return { url: superuserUrl(port, password), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function withClient(url, work) {
  const { Client } = await import('../infra/dist/postgres-client.js');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Each service gets a database of its own, so that nothing stands there before its migrations. */
async function drifts(url, room) {
  const name = `drift_${process.pid}_${room.replace(/\W/g, '_')}`;
  const own = new URL(url);
  own.pathname = `/${name}`;
  await withClient(url, (client) => client.query(`create database ${name}`));
  try {
    const fault = 'entities and migrations do not make the same tables';
    const args = ['--', '--drift', room.replace('services/', '')];
    return !ask({ room, script: 'sdl', args, env: { TEST_DATABASE_URL: own.href }, fault });
  } finally {
    await withClient(url, (client) => client.query(`drop database ${name} with (force)`));
  }
}

const given = process.env.TEST_DATABASE_URL;
const server = given ? { url: given, stop: async () => {} } : await startPostgres();
try {
  for (const room of present) if (await drifts(server.url, room)) process.exitCode = 1;
} finally {
  await server.stop();
}
process.exit();
