import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { House } from '../house.js';
import { bareTimers } from './bare.js';
import { calendarChange, type CalendarChange } from './calendar-change.js';
import { layClocks, layPattern, untilFinished } from './storm.js';

const MOST = 10_000;
const OPEN_DEADLINES = 10_000;

/** How late (milliseconds) the pieces of one kind were done after the instant at which all were due. */
interface Lateness {
  p50: number;
  p95: number;
  max: number;
}

interface Measured {
  n: number;
  concord: { claimsPerSecond: number; effectsPerSecond: number; latenessMs: Lateness };
  bareWorkflows: { effectsPerSecond: number; latenessMs: Lateness };
  /** Finished effects a second, ours to theirs. */
  ratio: number;
  /** What a new calendar costs. */
  calendarChange: CalendarChange;
  pure: unknown;
}

function lateness(late: readonly number[]): Lateness {
  const sorted = late.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

const perSecond = (late: readonly number[]): number =>
  Math.round(late.length / (late.reduce((most, one) => Math.max(most, one), 1) / 1_000));

/** N clocks of one service due at one instant: how late each was claimed, and had its effect. */
async function ours(house: House, n: number): Promise<Measured['concord']> {
  const instant = Date.now() + 10_000 + n;
  const due = new Date(instant).toISOString();
  await layClocks(
    house,
    'topic',
    'bench',
    Array.from({ length: n }, () => [due]),
  );
  if (Date.now() > instant) throw new Error('the clocks could not be laid before their instant');
  await untilFinished(house, 'bench', ['topic'], n, 600_000);
  const rows = await house.rows<{ claimed: Date; effect: Date }>(
    `select r.claimed_at as claimed, r.effect_at as effect from topic.clock_rung r
     join topic.clock c on c.id = r.clock_id where c.title like 'bench#%'`,
  );
  const claimed = rows.map((row) => row.claimed.getTime() - instant);
  const effects = rows.map((row) => row.effect.getTime() - instant);
  return {
    claimsPerSecond: perSecond(claimed),
    effectsPerSecond: perSecond(effects),
    latenessMs: lateness(effects),
  };
}

/** Deadlines a second of the pure package; a program of its own, as it is nobody's business to look into it. */
function pure(): unknown {
  const program = createRequire(import.meta.url).resolve('@concord/business-time/bench');
  return JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }));
}

/** `npm run bench:deadlines -- --n N --json`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { n: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
  });
  const n = Number(values.n);
  if (!Number.isInteger(n) || n < 1 || n > MOST) throw new Error(`--n is a whole number from 1 to ${MOST}`);
  const house = await House.open({ mode: 'start' });
  let measured: Measured;
  try {
    await layPattern(house);
    const concord = await ours(house, n);
    const bare = await bareTimers(house.launched.env.TEMPORAL_ADDRESS, n);
    const bareWorkflows = { effectsPerSecond: perSecond(bare), latenessMs: lateness(bare) };
    measured = {
      n,
      concord,
      bareWorkflows,
      ratio: Math.round((concord.effectsPerSecond / bareWorkflows.effectsPerSecond) * 100) / 100,
      calendarChange: await calendarChange(house, OPEN_DEADLINES),
      pure: pure(),
    };
  } finally {
    await house.close();
  }
  process.stdout.write(
    values.json ? `${JSON.stringify(measured, null, 2)}\n` : `${words(measured).join('\n')}\n`,
  );
}

function words({
  n,
  concord,
  bareWorkflows,
  ratio,
  calendarChange: change,
  pure: computed,
}: Measured): string[] {
  const late = ({ p50, p95, max }: Lateness): string => `late p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`;
  return [
    `${n} clocks due at one instant`,
    `  Concord         ${concord.claimsPerSecond} claims/s, ${concord.effectsPerSecond} effects/s, ${late(concord.latenessMs)}`,
    `  bare workflows  ${bareWorkflows.effectsPerSecond} effects/s, ${late(bareWorkflows.latenessMs)}`,
    `  ratio           ${ratio}`,
    `  new calendar    ${change.openDeadlines} open deadlines in ${change.seconds} s, ${change.moved} of them moved`,
    `  pure package    ${JSON.stringify(computed)}`,
  ];
}

await main();
