import { typedId } from '@concord/contracts/ids';
import { clockworkId, PULSE_QUERY, type StoryKind, type StoryPulse } from '@concord/contracts/stories';
import type { CaseRow } from '../database/case-row.js';
import type { Database } from '../database/database.js';
import type { PartialPulse } from '../internal/pulse.registry.js';
import type { TemporalClient } from '../temporal/client.js';

/** A kind that has a story, and when it is told out. */
export interface StoryKindRow {
  kind: StoryKind;
  entity: new () => CaseRow;
  /** States after which the story ends. */
  finalStates: readonly string[];
}

const AT_ONCE = 16;

/**
 * What the cases of this service still wait for; read by the sandbox's *advance* only (architecture.md 10).
 * A story is quiet when it has heard its row's version and has nothing under way.
 */
export class StoryWatch {
  /** Stories that were seen to have ended in peace; they are not asked again. */
  private readonly toldOut = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly client: TemporalClient,
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
    let due = rungs?.due ?? 0;
    const instants = rungs?.next ? [rungs.next.getTime()] : [];
    const open: { id: string; version: number; final: boolean }[] = [];
    for (const { kind, entity, finalStates } of this.kinds) {
      const rows = await em
        .createQueryBuilder(entity, 'r')
        .select(['r.id', 'r.version', 'r.state', 'r.wakeAt'])
        .getMany();
      for (const row of rows) {
        const id = typedId(kind, row.id);
        if (row.wakeAt && row.wakeAt <= now) due += 1;
        else if (row.wakeAt) instants.push(row.wakeAt.getTime());
        if (!this.toldOut.has(id)) {
          open.push({ id, version: row.version, final: finalStates.includes(row.state) });
        }
      }
    }
    const busy = await this.busyStories(open);
    return {
      outboxPending: outbox?.n ?? 0,
      dueUnclaimed: due,
      claimsWithoutEffect: rungs?.unmade ?? 0,
      storiesBusy: busy.length,
      nextInstant: instants.length > 0 ? new Date(Math.min(...instants)) : null,
      details: busy,
    };
  }

  private async busyStories(open: { id: string; version: number; final: boolean }[]): Promise<string[]> {
    const busy: string[] = [];
    for (let at = 0; at < open.length; at += AT_ONCE) {
      await Promise.all(
        open.slice(at, at + AT_ONCE).map(async ({ id, version, final }) => {
          // A story that no worker answers for is busy, and is named.
          const pulse = await this.client.query<StoryPulse>(id, PULSE_QUERY).catch(() => null);
          if (!pulse || pulse.busy || pulse.heardVersion < version) busy.push(id);
          else if (final) this.toldOut.add(id);
        }),
      );
    }
    const clockwork = await this.client
      .query<StoryPulse>(clockworkId(this.service), PULSE_QUERY)
      .catch(() => ({ busy: true }));
    if (clockwork?.busy) busy.push(clockworkId(this.service));
    return busy;
  }
}
