import { typedId } from '@concord/contracts/ids';
import { clockworkId, PULSE_QUERY, type StoryKind, type StoryPulse } from '@concord/contracts/stories';
import type { CaseRow } from '../database/case-row.js';
import type { Database } from '../database/database.js';
import type { PartialPulse } from '../internal/pulse.registry.js';
import type { TemporalClient } from '../temporal/client.js';

/** A kind that has a story. */
export interface StoryKindRow {
  kind: StoryKind;
  entity: new () => CaseRow;
  /** Column with the typed id of the case whose story is told what happens here; none where nobody is told. */
  reportsTo?: string;
}

/** A case as its row has it. */
interface Standing {
  id: string;
  version: number;
  wakeAt: Date | null;
  reportsTo: string | null;
}

const AT_ONCE = 16;
const QUIET_LOOKS = 2;

/**
 * What the cases of this service still wait for; read by the sandbox's *advance* only (architecture.md 10).
 * A story is quiet when it has heard its row's version and has nothing under way. It then stays so until its row
 * changes, its stage is due, or a story that reports to it moves: only those are asked again.
 */
export class StoryWatch {
  /** Rows, by typed id, as they stood when their stories were seen quiet. */
  private readonly quiet = new Map<string, string>();
  /**
   * Stories that may have been told something by one of ours, and how often they were seen quiet since: the sandbox's
   * server may answer a question before it hands over a signal that came first, so once is not enough.
   */
  private readonly told = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly client: Pick<TemporalClient, 'query'>,
    private readonly service: string,
    private readonly kinds: readonly StoryKindRow[],
  ) {}

  async pulse(now: Date): Promise<PartialPulse> {
    const em = this.database.em;
    const [outbox]: { n: number }[] = await em.query(
      'select count(*)::int as n from outbox where sent_at is null',
    );
    const [rungs]: { due: number; next: Date | null; unmade: number }[] = await em.query(
      `select count(*) filter (where status = 'PENDING' and at <= $1)::int as due,
              min(at) filter (where status = 'PENDING' and at > $1) as next,
              count(*) filter (where status = 'CLAIMED' and effect_at is null)::int as unmade
       from clock_rung where status = 'PENDING' or (status = 'CLAIMED' and effect_at is null)`,
      [now],
    );
    const cases = await this.standings();
    const wakes = cases.flatMap(({ wakeAt }) => (wakeAt ? [wakeAt.getTime()] : []));
    const instants = wakes.filter((at) => at > now.getTime());
    if (rungs?.next) instants.push(rungs.next.getTime());
    const busy = await this.busyStories(cases);
    return {
      outboxPending: outbox?.n ?? 0,
      dueUnclaimed: (rungs?.due ?? 0) + wakes.filter((at) => at <= now.getTime()).length,
      claimsWithoutEffect: rungs?.unmade ?? 0,
      storiesBusy: busy.length,
      nextInstant: instants.length > 0 ? new Date(Math.min(...instants)) : null,
      // Every fact raises its case's version.
      steps: cases.reduce((sum, { version }) => sum + version, 0),
      details: busy,
    };
  }

  private async standings(): Promise<Standing[]> {
    const all: Standing[] = [];
    for (const { kind, entity, reportsTo } of this.kinds) {
      const query = this.database.em
        .createQueryBuilder(entity, 'r')
        .select('r.id', 'id')
        .addSelect('r.version', 'version')
        .addSelect('r.wakeAt', 'wakeAt');
      if (reportsTo) query.addSelect(`r.${reportsTo}`, 'reportsTo');
      for (const row of await query.getRawMany<Standing>()) {
        all.push({ ...row, id: typedId(kind, row.id), reportsTo: row.reportsTo ?? null });
      }
    }
    return all;
  }

  private async busyStories(cases: readonly Standing[]): Promise<string[]> {
    const moved = cases.filter((one) => this.quiet.get(one.id) !== stampOf(one));
    const busy = await this.askEach(moved, async (one) => {
      const pulse = await this.ask(one.id);
      const isQuiet = pulse !== null && !pulse.busy && pulse.heardVersion >= one.version;
      if (isQuiet) this.quiet.set(one.id, stampOf(one));
      return isQuiet ? null : one.id;
    });
    // What a story tells another has reached it before the teller is quiet: so those that hear are asked after it.
    for (const { reportsTo } of moved) if (reportsTo) this.told.set(reportsTo, 0);
    const hearing = await this.askEach([...this.told], async ([id, seenQuiet]) => {
      const isBusy = (await this.ask(id))?.busy === true;
      if (!isBusy && seenQuiet + 1 === QUIET_LOOKS) this.told.delete(id);
      else this.told.set(id, isBusy ? 0 : seenQuiet + 1);
      return isBusy ? id : null;
    });
    const clockwork = await this.ask(clockworkId(this.service));
    return [...busy, ...hearing, ...(clockwork?.busy ? [clockworkId(this.service)] : [])];
  }

  /** Null where no story runs. One that no worker answers for is busy. */
  private ask(id: string): Promise<StoryPulse | null> {
    return this.client.query<StoryPulse>(id, PULSE_QUERY).catch(() => UNHEARD);
  }

  private async askEach<T>(all: readonly T[], ask: (one: T) => Promise<string | null>): Promise<string[]> {
    const named: string[] = [];
    for (let at = 0; at < all.length; at += AT_ONCE) {
      const answers = await Promise.all(all.slice(at, at + AT_ONCE).map(ask));
      named.push(...answers.filter((id) => id !== null));
    }
    return named;
  }
}

const UNHEARD: StoryPulse = { heardVersion: -1, busy: true };

/** Changes with everything by which a story can come to move by itself. */
function stampOf({ version, wakeAt }: Standing): string {
  return `${version} ${wakeAt?.toISOString() ?? ''}`;
}
