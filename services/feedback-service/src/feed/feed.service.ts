import { createHash, randomBytes } from 'node:crypto';
import { dateAt } from '@concord/business-time/zone';
import { typedId } from '@concord/contracts/ids';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, bare } from '@concord/service-kit/acts/input';
import { refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { Replica } from '@concord/service-kit/replica/replica';
import { CodedError } from '@concord/service-kit/log';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CHANNEL_ENV, type ChannelEnv } from '../env.js';
import { CalendarFeedRow } from './feed.entity.js';
import type { CalendarFeed, CalendarFeedOwner } from './feed.graphql.js';

/** Addresses of one person that answer at the same time. */
const MOST_FEEDS = 5;

/** A person's own secret calendar addresses; whose a token is, the gateway alone may ask. */
@Injectable()
export class FeedService {
  constructor(
    private readonly acts: Acts,
    private readonly database: Database,
    private readonly replica: Replica,
    @Inject(CHANNEL_ENV) private readonly env: ChannelEnv,
  ) {}

  async own(ctx: ActContext): Promise<CalendarFeed[]> {
    const { personId } = ctx.identity;
    if (!personId) return [];
    const rows = await this.database.em.find(CalendarFeedRow, {
      where: { personId, revokedAt: IsNull() },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return rows.map(({ id, createdAt }) => ({ id: typedId('calendarFeed', id), createdAt }));
  }

  async one(ctx: ActContext, id: string): Promise<CalendarFeed | null> {
    return (await this.own(ctx)).find((feed) => feed.id === id) ?? null;
  }

  /** The address leaves once, in this answer; of its token only the hash stays. */
  async create(
    ctx: ActContext,
    input: { idempotencyKey: string },
  ): Promise<ActAnswer & { url: string | null }> {
    let url: string | null = null;
    const answer = await this.act(ctx, 'createCalendarFeed', input, async (em, personId) => {
      // No row is there to be locked before the first: those of one person wait for each other.
      await em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`calendar-feeds:${personId}`]);
      const held: unknown[] = await em.query(
        'select id from calendar_feed where person_id = $1 and revoked_at is null',
        [personId],
      );
      if (held.length >= MOST_FEEDS) refuseAct('TOO_MANY', { field: 'feeds', max: MOST_FEEDS });
      const id = uuid();
      const token = randomBytes(32).toString('base64url');
      const tokenHash = createHash('sha256').update(token).digest('hex');
      await em.insert(CalendarFeedRow, { id, personId, tokenHash, createdAt: ctx.now, revokedAt: null });
      url = `${this.env.publicUrl}/ics/me/${token}.ics`;
      return id;
    });
    return { ...answer, url: answer.refusal ? null : url };
  }

  revoke(ctx: ActContext, input: { idempotencyKey: string; id: string }): Promise<ActAnswer> {
    return this.act(ctx, 'revokeCalendarFeed', input, async (em, personId) => {
      const id = bare(input.id, 'calendarFeed');
      const row = await em.findOneBy(CalendarFeedRow, { id, personId, revokedAt: IsNull() });
      if (!row) return refuseAct('NOT_FOUND', { kind: 'calendarFeed' });
      await em.update(CalendarFeedRow, { id }, { revokedAt: ctx.now });
      return id;
    });
  }

  /** The person whose feed has a token of this hash; null where none answers any more. */
  async ownerOf(ctx: ActContext, tokenHash: string): Promise<CalendarFeedOwner | null> {
    if (ctx.identity.kind !== 'gateway') throw new CodedError('GATEWAY_ONLY');
    const row = await this.database.em.findOneBy(CalendarFeedRow, { tokenHash, revokedAt: IsNull() });
    if (!row) return null;
    const tree = await this.replica.tree();
    const [post] = tree.postsOfPerson(row.personId, ctx.now);
    const unit = tree.unit(post?.orgUnitId ?? '') ?? tree.childrenOf(null)[0]!;
    const { timeZone } = tree.calendar(unit.calendarId);
    return { personId: row.personId, timeZone, today: dateAt(ctx.now.toISOString(), timeZone) };
  }

  private act(
    ctx: ActContext,
    name: string,
    input: { idempotencyKey: string },
    body: (em: Database['em'], personId: string) => Promise<string>,
  ): Promise<ActAnswer> {
    const command = { kind: 'calendarFeed' as const, act: name, idempotencyKey: input.idempotencyKey, input };
    return asAnswer(() =>
      this.acts.creating(ctx, command, (tx) => {
        const { personId, kind } = ctx.identity;
        if (kind !== 'person' || !personId) return refuseAct('NOT_PERMITTED');
        return body(tx.em, personId);
      }),
    );
  }
}
