import type { Notice, Recipient } from '@concord/contracts/facts';
import { typedId } from '@concord/contracts/ids';
import { ALLOWED, refuse } from '@concord/contracts/refusals';
import type { ActTransaction, Happening } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, bare, MAX, optionalText, text, type OnInput } from '@concord/service-kit/acts/input';
import { withinDeputy } from '@concord/service-kit/acts/permissions';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { EventOf } from '@concord/service-kit/i18n/events';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { readsPlace } from '../item/item.permissions.js';
import { EscalationRow } from './escalation.entity.js';
import {
  decide,
  decideNamesRemoved,
  FINDING_TYPES,
  KINDS,
  postFor,
  readsEscalation,
  SPONSOR_KINDS,
  TRANSITIONS,
  type EscalationAct,
} from './escalation.rules.js';
import { KnownTopics } from './known-topic.service.js';

export interface RaiseInput {
  idempotencyKey: string;
  topicId: string;
  consultationId?: string | null;
  kind: string;
  findingType: string;
  title: string;
  situation: string;
  analysis: string;
  suggestion: string;
  namesRemoved: boolean;
}

/** An unresolved matter goes on as a proposal: raised, sponsored, submitted, reviewed (domain.md B.9). */
@Injectable()
export class EscalationService {
  constructor(
    private readonly acts: Acts,
    private readonly topics: KnownTopics,
  ) {}

  raise(ctx: ActContext, input: RaiseInput): Promise<ActAnswer> {
    const { idempotencyKey } = input;
    const command = {
      kind: 'escalation' as const,
      act: 'raiseEscalation',
      entity: EscalationRow,
      idempotencyKey,
      input,
    };
    return asAnswer(() => this.acts.creating(ctx, command, (tx) => this.write(tx, input)));
  }

  sponsor(ctx: ActContext, input: OnInput & { sponsorKind: string }): Promise<ActAnswer> {
    return this.on(ctx, 'sponsorEscalation', input, async (_tx, row) => {
      if (!SPONSOR_KINDS.includes(input.sponsorKind)) refuseAct('SPONSOR_NOT_ELIGIBLE', {}, 'B.9', 'P10');
      row.sponsorPersonId = ctx.identity.personId!;
      row.sponsorKind = input.sponsorKind;
      return { type: 'sponsored', data: { sponsorKind: row.sponsorKind } };
    });
  }

  withdrawSponsorship(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.on(ctx, 'withdrawSponsorship', input, async (_tx, row) => {
      row.sponsorPersonId = null;
      row.sponsorKind = null;
      return { type: 'sponsorshipWithdrawn', data: {} };
    });
  }

  submit(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.on(ctx, 'submitEscalation', input, async (tx, row) => {
      row.submittedAt = ctx.now;
      // A draft is no result yet: what counts is what was handed in.
      tx.count(row.orgUnitId, 'escalationsSubmitted', row.kind);
      const office = tx.tree.nearestWithRole('COUNTY_CPPCC_OFFICER', row.orgUnitId, ctx.now);
      const to = [{ role: 'COUNTY_CPPCC_OFFICER', orgUnitId: office?.id ?? row.orgUnitId }];
      return { type: 'submitted', data: {}, notices: [escalationNotice(row, 'escalationAwaitsReview', to)] };
    });
  }

  review(ctx: ActContext, input: OnInput & { filed: boolean; reason?: string | null }): Promise<ActAnswer> {
    return this.on(ctx, 'reviewEscalation', input, async (tx, row) => {
      row.reviewedAt = ctx.now;
      row.reviewedBy = ctx.identity.personId!;
      row.state = input.filed ? 'FILED' : 'NOT_FILED';
      // Not filed needs a reason, and the proposer is told [P11][P16].
      const reason = input.filed
        ? optionalText(input.reason, 'reason', MAX.long)
        : text(input.reason, 'reason', MAX.long);
      row.reviewReason = reason;
      tx.count(row.orgUnitId, 'escalationsReviewed', row.state);
      const to = [...new Set([row.raisedBy, row.sponsorPersonId!])].map((personId) => ({ personId }));
      if (!input.filed) {
        const notices = [escalationNotice(row, 'escalationNotFiled', to, { reason: reason! })];
        return { type: 'notFiled', data: { final: true, reason }, notices };
      }
      const number = await nextNumber(tx, row);
      row.number = number;
      return {
        type: 'filed',
        data: { final: true, number },
        notices: [escalationNotice(row, 'escalationFiled', to, { number })],
      };
    });
  }

  withdraw(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.on(ctx, 'withdrawEscalation', input, async (_tx, row) => {
      row.reviewReason = text(input.reason, 'reason', MAX.long);
      return { type: 'withdrawn', data: { final: true, reason: row.reviewReason } };
    });
  }

  private async write(tx: ActTransaction, input: RaiseInput): Promise<string> {
    bare(input.topicId, 'topic');
    if (input.consultationId) bare(input.consultationId, 'consultation');
    const place = await this.topics.of(tx.em, input.topicId);
    // Whoever may not read the topic learns nothing of it.
    if (!place || !readsPlace(tx.ctx.identity, tx.tree, place.orgUnitId)) {
      refuseAct('NOT_FOUND', { kind: 'topic' });
    }
    const asker = { identity: tx.ctx.identity, tree: tx.tree };
    insist(
      withinDeputy(asker, 'raiseEscalation', (context) =>
        postFor(place.orgUnitId, 'raiseEscalation', context)
          ? ALLOWED
          : refuse('NOT_PERMITTED', {}, 'B.9', 'S0'),
      ),
    );
    const as = postFor(place.orgUnitId, 'raiseEscalation', asker);
    const profile = tx.tree.profile(place.profileKey, place.profileVersion)?.document;
    if (!KINDS.includes(input.kind) || !profile?.escalations.includes(input.kind)) {
      refuseAct('ESCALATION_KIND_UNAVAILABLE', { kind: input.kind.slice(0, 40) }, 'B.9', 'S0');
    }
    if (!FINDING_TYPES.includes(input.findingType)) {
      refuseAct('FINDING_TYPE_REQUIRED', { offered: FINDING_TYPES.join(', ') }, '0.10', 'S0');
    }
    const texts = {
      title: text(input.title, 'title', MAX.title),
      situation: text(input.situation, 'situation', MAX.long),
      analysis: text(input.analysis, 'analysis', MAX.long),
      suggestion: text(input.suggestion, 'suggestion', MAX.long),
    };
    insist(decideNamesRemoved(Object.values(texts), input.namesRemoved));
    const id = uuid();
    const row = Object.assign(new EscalationRow(), {
      id,
      state: 'DRAFT',
      kind: input.kind,
      findingType: input.findingType,
      ...texts,
      topicId: input.topicId,
      consultationId: input.consultationId ?? null,
      orgUnitId: place.orgUnitId,
      profileKey: place.profileKey,
      profileVersion: place.profileVersion,
      raisedBy: tx.ctx.identity.personId!,
      sponsorPersonId: null,
      sponsorKind: null,
      submittedAt: null,
      reviewedAt: null,
      reviewedBy: null,
      reviewReason: null,
      number: null,
      wakeAt: null,
    });
    await tx.create('escalation', EscalationRow, row, {
      type: 'raised',
      data: { topicId: row.topicId, title: row.title },
      as,
    });
    return id;
  }

  private on(
    ctx: ActContext,
    act: EscalationAct,
    input: OnInput,
    body: (tx: ActTransaction, row: EscalationRow) => Promise<Happening<EventOf<'escalation'>>>,
  ): Promise<ActAnswer> {
    return asAnswer(async () => {
      const { idempotencyKey, ifVersion } = input;
      const command = {
        kind: 'escalation' as const,
        act,
        entity: EscalationRow,
        id: bare(input.id, 'escalation'),
        idempotencyKey,
        input,
      };
      return this.acts.on(ctx, command, async (tx, row) => {
        const context = { identity: ctx.identity, tree: tx.tree };
        if (!readsEscalation(context, row)) refuseAct('NOT_FOUND', { kind: 'escalation' });
        if (ifVersion != null && ifVersion !== row.version) {
          refuseAct('STALE_VERSION', { seen: ifVersion, current: row.version });
        }
        insist(decide(row, act, context));
        const as = postFor(row.orgUnitId, act, context);
        const { to } = TRANSITIONS[act];
        if (to) row.state = to;
        const happening = await body(tx, row);
        const data = { topicId: row.topicId, ...happening.data };
        await tx.record('escalation', EscalationRow, row, { ...happening, data, as });
      });
    });
  }
}

/** One message about the escalation. */
function escalationNotice(
  row: EscalationRow,
  template: 'escalationAwaitsReview' | 'escalationFiled' | 'escalationNotFiled',
  to: Recipient[],
  params: Record<string, string> = {},
): Notice {
  return { template, to, params: { title: row.title, ...params }, subjectId: typedId('escalation', row.id) };
}

/** Serial of the year within the county; two filings at once wait for each other. */
async function nextNumber(tx: ActTransaction, row: EscalationRow): Promise<string> {
  const county = tx.tree.ancestor(row.orgUnitId, (unit) => unit.kind === 'COUNTY')?.id ?? row.orgUnitId;
  const year = tx.clocks.localDate(tx.ctx.now).slice(0, 4);
  const [serial]: { value: number }[] = await tx.em.query(
    `insert into serial (scope, value) values ($1, 1) on conflict (scope) do update set value = serial.value + 1 returning value`,
    [`proposal:${county}:${year}`],
  );
  return `${year}-${String(serial!.value).padStart(3, '0')}`;
}
