import { samplePersonId, sampleUnitId } from '@concord/contracts/sample-ids';
import type { SamplePersonKey } from '@concord/contracts/sample-ids';
import { PLACES } from '@concord/infra/sample/cases';
import { Graph } from '@concord/infra/sample/graph';
import { until as eventually, type House } from '../house.js';
import { seeded } from '../deadlines/chaos.js';
import { Almanac, PAPER_2026 } from './almanac.js';
import { playCase, plansOf, type County, type Moment } from './county.js';

/** Something that happens to the whole county on a day of the play. */
export interface Event {
  date: string;
  happen(county: County): Promise<void>;
}

const instantOf = ({ date, time }: Moment): string => new Date(`${date}T${time}:00+08:00`).toISOString();

/** Plays cases and events in the order of their dates, moving the sandbox's clock from one to the next. */
export async function playYear(
  house: House,
  { seed, cases, events, until }: { seed: number; cases: number; events: readonly Event[]; until: string },
): Promise<County> {
  const graph = new Graph(house.url);
  const tokens = new Map<SamplePersonKey, Promise<string>>();
  const county: County = {
    graph,
    tokenOf: (key) => {
      const token = tokens.get(key) ?? graph.tokenOf(samplePersonId(key));
      tokens.set(key, token);
      return token;
    },
    now: async () => (await graph.ask('{ sandbox { now } }'))['sandbox'].now as string,
    almanac: new Almanac([PAPER_2026]),
    done: [],
  };
  const move = async (to: string): Promise<void> => {
    const token = await county.tokenOf('countyLeader');
    await graph.ask('mutation Move($to: DateTime) { advanceClock(to: $to) { now } }', { to }, { token });
  };
  for (const [key, { unit, room }] of Object.entries(PLACES)) {
    // A service hears of the tree some time after it is ready: until then it knows no unit.
    await eventually('the tree is everywhere', async () => {
      await graph.act(
        'createRoom',
        {
          orgUnitId: sampleUnitId(unit),
          name: room,
          buildMode: 'SHARED',
          memberIds: [],
          idempotencyKey: `room-${key}`,
        },
        'id',
        { token: await county.tokenOf('cppccOfficer') },
      );
      return true;
    });
  }
  const waiting = plansOf(seeded(seed), county.almanac, cases).map((plan) => ({
    play: playCase(county, plan),
    at: instantOf({ date: plan.submitted, time: '10:00' }),
  }));
  // The first step of each case is its arrival, which is known already.
  for (const one of waiting) await one.play.next();
  const happening = events.map(({ date, happen }) => ({ at: instantOf({ date, time: '15:00' }), happen }));
  const end = instantOf({ date: until, time: '15:00' });
  for (;;) {
    const at = [...waiting, ...happening].reduce((first, one) => (one.at < first ? one.at : first), end);
    if (at >= end) break;
    // Sessions and items are told to their owners by stories: nothing is done on a matter that they still work at.
    await move(at);
    for (const event of happening.filter((one) => one.at === at)) {
      await event.happen(county);
      happening.splice(happening.indexOf(event), 1);
    }
    for (const one of waiting.filter((other) => other.at === at)) {
      const { value, done } = await one.play.next();
      if (done) waiting.splice(waiting.indexOf(one), 1);
      else one.at = instantOf(value);
    }
  }
  await move(end);
  return county;
}
