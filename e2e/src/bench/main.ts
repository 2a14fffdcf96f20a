import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, type Launched } from '@concord/infra/launch';
import { Client } from '@concord/infra/postgres-client';
import { samplePersonId } from '@concord/contracts/sample-ids';
import { bareSubmission } from './bare-submission.js';
import { pssOfTree, sideBySide, type Spread } from './measure.js';
import { keepingOthers } from './page.js';
import { sizesOfRooms } from './rooms.js';

const TIMES = 100;
const root = fileURLToPath(new URL('../../../', import.meta.url));
const LEADER = readFileSync(join(root, 'gateway/examples/leader.graphql'), 'utf8');
const SUBMIT = `mutation ($input: SubmitTopicInput!) { submitTopic(input: $input) { topic { id } refusal { code message } } }`;

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const ms = (spread: Spread | undefined): string =>
  spread ? `${spread.p50.toFixed(1)} | ${spread.p95.toFixed(1)}` : '– | –';

async function graph(
  url: string,
  query: string,
  variables: object,
  token?: string,
): Promise<{ data: Record<string, unknown> }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
  if (answer.errors) throw new Error(`the query was refused: ${JSON.stringify(answer.errors).slice(0, 400)}`);
  return answer;
}

async function tokenOf(url: string, personId: string): Promise<string> {
  const response = await fetch(`${url}/oidc/sample-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const startedAt = performance.now();
  const value = await work();
  return [value, (performance.now() - startedAt) / 1000];
}

function memoryOf(concord: Launched): { part: string; pss: number }[] {
  return Object.entries(concord.pids()).map(([part, pid]) => ({ part, pss: pssOfTree(pid) }));
}

async function speeds(concord: Launched): Promise<Record<string, Spread>> {
  const url = concord.gatewayUrl;
  const leader = await tokenOf(url, samplePersonId('countyLeader'));
  const { data } = await graph(url, '{ publicUnits { id kind } }', {});
  const units = data['publicUnits'] as unknown as { id: string; kind: string }[];
  const orgUnitId = units.find((unit) => unit.kind === 'VILLAGE')!.id;
  const run = Date.now();
  const submit = (n: number): Promise<unknown> =>
    graph(url, SUBMIT, {
      input: {
        idempotencyKey: `bench-${run}-${n}`,
        title: `Bench ${n}`,
        description: 'A topic of the benchmark.',
        asks: ['One', 'Two', 'Three'],
        orgUnitId,
        category: 'LIVELIHOOD',
        proposerName: 'Bench',
        proposerPhone: '13800000000',
        consentToPublish: true,
      },
    });
  await submit(-100);
  const db = new Client({ connectionString: concord.env['DATABASE_URL'] });
  await db.connect();
  try {
    const bare = await bareSubmission(db);
    return await sideBySide(TIMES, {
      'submitTopic through the gateway': submit,
      'the same rows on a bare connection': bare,
      "the leader's first page": () => graph(url, LEADER, {}, leader),
    });
  } finally {
    await db.end();
  }
}

/** Cold and warm start, memory, speed, size; writes docs/benchmarks.md. */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  const options = { mode: 'start' as const, dataDir, port: 0, sample: true, quiet: true };
  try {
    say('cold start (empty data directory, sample loaded)…');
    const [first, cold] = await timed(() => launch(options));
    await first.stop();
    say('warm start…');
    const [concord, warm] = await timed(() => launch(options));
    try {
      say(`speed, ${TIMES} times each, in turn…`);
      const figures = await speeds(concord);
      const memory = memoryOf(concord);
      const file = join(root, 'docs/benchmarks.md');
      writeFileSync(file, keepingOthers(page({ cold, warm, figures, memory }), readFileSync(file, 'utf8')));
      say('written to docs/benchmarks.md');
    } finally {
      await concord.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function page(measured: {
  cold: number;
  warm: number;
  figures: Record<string, Spread>;
  memory: { part: string; pss: number }[];
}): string {
  const { cold, warm, figures, memory } = measured;
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  const through = figures['submitTopic through the gateway'];
  const bare = figures['the same rows on a bare connection'];
  const total = memory.reduce((sum, { pss }) => sum + pss, 0);
  return `# Benchmarks · 性能数字

Made by \`npm run bench\` at ${commit} on ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}. Machines are noisy: trust the ratios, which were measured side by side in one run.

## Start

| start | seconds |
| --- | ---: |
| cold: empty data directory, cluster made, migrations, sample region with its cases | ${cold.toFixed(1)} |
| warm: the same data again (aim: under 30) | ${warm.toFixed(1)} |

## Memory of the whole stack (PSS, after the load below; aim: 1.5 GB)

| part | MB |
| --- | ---: |
${memory.map(({ part, pss }) => `| ${part} | ${pss.toFixed(0)} |`).join('\n')}
| **all** | **${total.toFixed(0)}** |

## Speed, milliseconds, one client

| what | p50 | p95 |
| --- | ---: | ---: |
${Object.entries(figures)
  .map(([name, spread]) => `| ${name} | ${ms(spread).replace(' | ', ' | ')} |`)
  .join('\n')}

A topic through gateway, service and pipeline takes ${through && bare ? (through.p50 / bare.p50).toFixed(1) : '–'} times the time (p50) of writing the same rows in one transaction on a bare connection.

## Size of the rooms (TypeScript tracked by git, without generated files)

| room | files | lines | of tests |
| --- | ---: | ---: | ---: |
${sizesOfRooms(root)
  .map(({ room, files, lines, testLines }) => `| ${room} | ${files} | ${lines} | ${testLines} |`)
  .join('\n')}
`;
}

await main();
