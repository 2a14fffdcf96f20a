import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { actingRole, forAct, withinDeputy } from '@concord/service-kit/acts/permissions';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { happened } from '@concord/service-kit/acts/define';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import { choice, knownUnit, MAX, optionalText, text } from '@concord/service-kit/acts/input';
import type { ActContext } from '@concord/service-kit/context';
import type { ProfileVersion } from '@concord/service-kit/replica/org-tree';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { takesTopics } from '../selection/matrix.js';
import { FollowService } from '../../proposer/follow.service.js';
import { newFollowCode } from '../../proposer/follow-code.js';
import { ProposerRow } from '../../proposer/proposer.entity.js';
import { tellProposer } from '../../proposer/proposer.messages.js';
import { resubmitTopic } from './acts/resubmit-topic.act.js';
import { decide } from '../../topic/topic.acts.js';
import { arm, enter } from '../../topic/topic.case.js';
import { TopicAskRow, TopicRow } from '../../topic/topic.entity.js';
import { notice, toRoom } from '../../topic/topic.notices.js';
import { MAY_ENTER_FOR_OTHERS, PROPOSES_AS_MEMBER } from '../../topic/topic.permissions.js';
import { numberedAsks, proposerPhone } from './intake.text.js';

/** What a proposer sends. */
export interface TopicProposal {
  idempotencyKey: string;
  title: string;
  description: string;
  asks: string[];
  orgUnitId: string;
  source?: string | null;
  category?: string | null;
  partiesConcerned?: string | null;
  suggestedForm?: string | null;
  proposerName: string;
  proposerPhone?: string | null;
  organization?: string | null;
  consentToPublish: boolean;
}

/** What staff send for a proposer (代录). */
export interface TopicEntry extends TopicProposal {
  source: string;
  entrustingUnitId?: string | null;
  paperReference?: string | null;
}

/** What a proposer sends to mend a returned topic. */
export interface TopicResubmission {
  idempotencyKey: string;
  ifVersion?: number | null;
  code: string;
  title?: string | null;
  description?: string | null;
  asks?: string[] | null;
}

/** Where the topic belongs, how it came, and who entered it: settled before its texts are looked at. */
interface Placement {
  orgUnitId: string;
  level: string;
  profile: ProfileVersion;
  source: string;
  as: RoleAssignmentClaim | undefined;
  /** Staff enter it for somebody else (代录). */
  entered: boolean;
  entrustingUnitId: string | null;
}

/** T1: a topic comes in, by the public page, from a member, or entered by staff; and again after a return. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly acts: Acts,
    private readonly follow: FollowService,
  ) {}

  async submit(ctx: ActContext, input: TopicProposal): Promise<ActAnswer> {
    const command = {
      kind: 'topic' as const,
      act: 'submitTopic',
      entity: TopicRow,
      idempotencyKey: input.idempotencyKey,
      input,
    };
    return this.acts.creating(ctx, command, async (tx) => {
      const place = placeOf(tx, input.orgUnitId);
      const asMember = actingRole(
        forAct(ctx.identity, 'submitTopic'),
        PROPOSES_AS_MEMBER,
        tx.tree,
        place.orgUnitId,
      );
      const source = offered(place.profile, input.source ?? (asMember ? 'MEMBER' : 'PUBLIC'));
      // What the Party or the government asks for is entered by staff; a member's word needs a member.
      const free = source === 'PUBLIC' || source === 'OPEN_CALL' || (source === 'MEMBER' && asMember);
      if (!free) refuseAct('SOURCE_NOT_PERMITTED', { source }, 'T1', 'S0');
      const as = source === 'MEMBER' ? asMember : undefined;
      return this.bringIn(tx, input, { ...place, source, as, entered: false, entrustingUnitId: null });
    });
  }

  async enterFor(ctx: ActContext, input: TopicEntry): Promise<ActAnswer> {
    const command = {
      kind: 'topic' as const,
      act: 'enterTopicFor',
      entity: TopicRow,
      idempotencyKey: input.idempotencyKey,
      input,
    };
    // The receipt opens the proposer's side: it is given again only to who may still enter for others there.
    const again = (tx: ActTransaction): void =>
      insist(mayEnterFor(tx, placeOf(tx, input.orgUnitId).orgUnitId));
    return this.acts.creating(ctx, { ...command, again }, async (tx) => {
      const place = placeOf(tx, input.orgUnitId);
      insist(mayEnterFor(tx, place.orgUnitId));
      const asker = forAct(ctx.identity, 'enterTopicFor');
      const as = actingRole(asker, MAY_ENTER_FOR_OTHERS, tx.tree, place.orgUnitId);
      const source = offered(place.profile, input.source);
      const entrustingUnitId = input.entrustingUnitId ? knownUnit(input.entrustingUnitId, tx.tree) : null;
      return this.bringIn(tx, input, { ...place, source, as, entered: true, entrustingUnitId });
    });
  }

  /** The proposer mends a returned topic; the follow code is his right to (T3). */
  async resubmit(ctx: ActContext, input: TopicResubmission): Promise<ActAnswer> {
    const id = await this.follow.topicOf(input.code);
    if (!id) return { id: null, replayed: false, refusal: { code: 'FOLLOW_CODE_UNKNOWN', params: {} } };
    const { idempotencyKey } = input;
    const command = {
      kind: 'topic' as const,
      act: 'resubmitTopic',
      entity: TopicRow,
      id,
      ifVersion: input.ifVersion,
      idempotencyKey,
      input,
    };
    return this.acts.on(ctx, command, async (tx, row) => {
      const context = { identity: ctx.identity, tree: tx.tree, now: ctx.now, byProposer: true };
      insist(decide(row, 'resubmitTopic', context));
      if (input.title != null) row.title = text(input.title, 'title', MAX.title);
      if (input.description != null) row.description = text(input.description, 'description', MAX.long);
      if (input.asks != null) await writeAsks(tx, row.id, input.asks);
      enter(row, 'SUBMITTED', ctx.now);
      await arm(tx, row, 'TOPIC_SCREENING');
      await tellProposer(tx, row.id, { kind: 'RESUBMITTED' });
      const notices = notice(row, 'topicAwaitsScreening', toRoom(tx, row));
      await tx.record(
        'topic',
        TopicRow,
        row,
        happened(resubmitTopic, { data: { title: row.title }, notices }),
      );
    });
  }

  private async bringIn(
    tx: ActTransaction,
    input: TopicProposal & Pick<Partial<TopicEntry>, 'paperReference'>,
    place: Placement,
  ): Promise<string> {
    const { ctx } = tx;
    const { source, as, profile } = place;
    const proposer = readProposer(ctx, input, place);
    const id = uuid();
    const row = Object.assign(new TopicRow(), {
      id,
      orgUnitId: place.orgUnitId,
      level: place.level,
      profileKey: profile.key,
      profileVersion: profile.version,
      wakeAt: null,
      title: text(input.title, 'title', MAX.title),
      description: text(input.description, 'description', MAX.long),
      source,
      category: optionalText(input.category, 'category', MAX.title),
      partiesConcerned: optionalText(input.partiesConcerned, 'partiesConcerned', MAX.short),
      suggestedForm: optionalText(input.suggestedForm, 'suggestedForm', MAX.title),
      consentToPublish: input.consentToPublish,
      submittedAt: ctx.now,
      enteredByPersonId: place.entered ? (ctx.identity.personId ?? null) : null,
      paperReference: optionalText(input.paperReference, 'paperReference', MAX.title),
      entrustingUnitId: place.entrustingUnitId,
      screening: null,
      approval: null,
      filing: null,
      mergedIntoId: null,
      consultationId: null,
      outcome: null,
      concernedUnitIds: [],
      gates: {},
      history: [],
      closedReason: null,
    } satisfies Partial<TopicRow>);
    await writeAsks(tx, id, input.asks);
    row.number = await nextNumber(tx, row.orgUnitId);
    enter(row, 'SUBMITTED', ctx.now);
    await tx.em.insert(ProposerRow, { ...proposer, topicId: id } as never);
    await tellProposer(tx, id, { kind: 'RECEIVED', params: { number: row.number } });
    const { number, title, level, orgUnitId, profileKey, profileVersion } = row;
    await tx.create('topic', TopicRow, row, {
      type: 'submitted',
      data: { number, title, level, orgUnitId, source, profileKey, profileVersion },
      personal: { name: proposer.name, phone: proposer.phone },
      notices: notice(row, 'topicAwaitsScreening', toRoom(tx, row)),
      as,
    });
    await arm(tx, row, 'TOPIC_SCREENING');
    tx.count(orgUnitId, 'submitted', source);
    if (proposer.kind === 'RESIDENT') tx.count(orgUnitId, 'residents');
    return id;
  }
}

/** Staff of the place enter a topic for who came or wrote. */
function mayEnterFor({ ctx, tree }: ActTransaction, orgUnitId: string): Decision {
  return withinDeputy({ identity: ctx.identity }, 'enterTopicFor', ({ identity }) =>
    identity.kind === 'person' && actingRole(identity, MAY_ENTER_FOR_OTHERS, tree, orgUnitId)
      ? ALLOWED
      : refuse('NOT_PERMITTED', {}, 'T1', 'INF'),
  );
}

/** The place and the profile that the topic starts under: its newest version. */
function placeOf(
  tx: ActTransaction,
  typedUnitId: string,
): Pick<Placement, 'orgUnitId' | 'level' | 'profile'> {
  const unit = tx.tree.unit(knownUnit(typedUnitId, tx.tree))!;
  const profile = tx.tree.profile(unit.profileKey);
  if (!profile || !takesTopics(unit, tx.tree)) refuseAct('UNIT_TAKES_NO_TOPICS', {}, 'B.3', 'S0');
  return { orgUnitId: unit.id, level: unit.level, profile: profile! };
}

/** Of the sources that the region has (T1) [S0]. */
function offered(profile: ProfileVersion, source: string): string {
  return choice('source', source, profile.document.sources);
}

/** Identity and contact are kept: the duty to explain needs them (T1, T18). A member can be reached without. */
function readProposer(
  ctx: ActContext,
  input: TopicProposal,
  { source, entered }: Placement,
): Omit<ProposerRow, 'topicId'> {
  const organization = optionalText(input.organization, 'organization', MAX.title);
  const isMember = source === 'MEMBER';
  return {
    kind: isMember ? 'MEMBER' : organization ? 'ORGANIZATION' : 'RESIDENT',
    name: text(input.proposerName, 'proposerName', MAX.name),
    phone: proposerPhone(input.proposerPhone, !isMember || entered),
    organization,
    personId: entered ? null : (ctx.identity.personId ?? null),
    followCode: newFollowCode(),
  };
}

async function writeAsks(tx: ActTransaction, topicId: string, asks: readonly string[]): Promise<void> {
  const numbered = numberedAsks(asks).map((ask) => ({ topicId, ...ask }));
  await tx.em.delete(TopicAskRow, { topicId });
  await tx.em.insert(TopicAskRow, numbered);
}

/** `2026-0001`: by unit and year of case time; the row's lock keeps two from getting one number. */
async function nextNumber(tx: ActTransaction, orgUnitId: string): Promise<string> {
  const year = Number(tx.clocks.localDate(tx.ctx.now).slice(0, 4));
  const [given]: { last: number }[] = await tx.em.query(
    `insert into topic_number (org_unit_id, year, last) values ($1, $2, 1)
     on conflict (org_unit_id, year) do update set last = topic_number.last + 1 returning last`,
    [orgUnitId, year],
  );
  return `${year}-${String(given!.last).padStart(4, '0')}`;
}
