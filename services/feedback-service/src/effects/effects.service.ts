import type { LadderRung, ProfileDocument } from '@concord/contracts/profile';
import type { FeedbackActivities, RungClaim } from '@concord/contracts/temporal/activities';
import { parseId } from '@concord/contracts/ids';
import { Database } from '@concord/service-kit/database/database';
import { Replica } from '@concord/service-kit/replica/replica';
import { CaseClock } from '@concord/service-kit/temporal/case-clock';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AlertKind } from '../alert/alert.entity.js';
import { AlertWriter, type NewAlert } from '../alert/alert.writer.js';
import { holdersOf, recipientsOf, type Looking } from './recipients.js';
import { Papers } from './papers.js';
import { vacancyAlerts } from './vacancies.js';
import { workOf, workOfClock } from './work.js';
import { said } from '@concord/service-kit/log-errors';

type Deliver = Parameters<FeedbackActivities['deliverNotices']>[0];
type Effect = LadderRung['effects'][number];

/**
 * Message kind and sentence of each effect that is one; a clock reminds, states and asks, and commands nobody. They are
 * made whatever the profile authorises (decision 5); the other effects are papers.
 */
const MESSAGES: Partial<Record<Effect, { kind: AlertKind; template: string }>> = {
  reminder: { kind: 'REMINDER', template: 'deadlineReminder' },
  warning: { kind: 'WARNING', template: 'deadlineToday' },
  overdueNotice: { kind: 'OVERDUE', template: 'deadlineOverdue' },
  urging: { kind: 'URGING', template: 'deadlineUrging' },
};

/** L0 of the ladder is no rung: a unit learns of its work from the fact that it was handed over (E.2). */
const LEVEL_0: readonly string[] = ['itemAssigned', 'itemAssignedUntil'];

/** Makes what claimed rungs and facts owe to people, each once (architecture.md 7). */
@Injectable()
export class EffectsService {
  private readonly log = new Logger('Effects');

  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
    private readonly clock: CaseClock,
    private readonly alerts: AlertWriter,
    private readonly papers: Papers,
  ) {}

  /**
   * A batch in one transaction, each effect keyed by its claim: made again, nothing is doubled. Where the batch fails,
   * each claim is tried alone, so that one does not keep the others from their messages.
   */
  async make(claims: readonly RungClaim[]): Promise<{ made: string[] }> {
    const tree = await this.replica.tree();
    const now = await this.clock.now();
    const due: DueClaim[] = [];
    const made: string[] = [];
    for (const claim of claims) {
      const profile = tree.profile(claim.profileKey, claim.profileVersion)?.document;
      // The replica may lag behind: the activity fails and is tried again, so that no message is lost.
      if (!profile) {
        throw new Error(`profile ${claim.profileKey}@${claim.profileVersion} is not in the replica yet`);
      }
      const rung = profile.ladder.find((candidate) => candidate.key === claim.rungKey);
      if (rung) {
        due.push({ claim, rung, profile, looking: { tree, now, chainOf: () => profile.assignmentChain } });
        continue;
      }
      this.log.error(
        `claim ${claim.claimId}: no rung ${claim.rungKey} in ${claim.profileKey}@${claim.profileVersion}`,
      );
      made.push(claim.claimId);
    }
    return { made: [...made, ...(await this.makeAll(due))] };
  }

  private async makeAll(due: readonly DueClaim[]): Promise<string[]> {
    const idsOf = (some: readonly DueClaim[]): string[] => some.map(({ claim }) => claim.claimId);
    try {
      await this.database.transaction((em) => this.makeBatch(em, due));
      return idsOf(due);
    } catch (error) {
      if (due.length === 1) throw error;
      this.log.warn(`a batch of ${due.length} claims is made one by one: ${said(error)}`);
    }
    const made: string[] = [];
    let failed: unknown;
    for (const one of due) {
      try {
        await this.database.transaction((em) => this.makeBatch(em, [one]));
        made.push(one.claim.claimId);
      } catch (error) {
        failed = error;
        this.log.error(`claim ${one.claim.claimId} has no effect yet: ${said(error)}`);
      }
    }
    if (made.length === 0) throw failed;
    return made;
  }

  /** Messages of a fact, to those who hold the posts now. */
  async deliver(input: Deliver): Promise<{ delivered: number }> {
    const tree = await this.replica.tree();
    if (tree.version === 0) throw new Error('the tree is not in the replica yet');
    const chainOf = (unitId: string): readonly string[] =>
      tree.profile(tree.unit(unitId)?.profileKey ?? '')?.document.assignmentChain ?? [];
    const looking = { tree, now: await this.clock.now(), chainOf };
    return this.database.transaction(async (em) => {
      let delivered = 0;
      for (const [index, notice] of input.notices.entries()) {
        const { personIds, vacancies, via } = holdersOf(notice.to, {
          ...looking,
          work: workOf(notice.template),
        });
        const orgUnitId = unitOf(notice.to, looking);
        const level = LEVEL_0.includes(notice.template) ? 'L0' : '';
        const base = { level, subjectId: notice.subjectId, orgUnitId, at: new Date(input.at) };
        const once = `${input.caseId}#${input.version}.${index}`;
        const { template, params } = notice;
        const owed = personIds.map((personId): NewAlert => ({
          ...base,
          onceKey: `${once}>${personId}`,
          personId,
          viaUnitIds: via.get(personId),
          kind: 'NOTICE',
          template,
          params,
        }));
        const title = String(params.title ?? '');
        delivered += await this.alerts.write(
          em,
          [...owed, ...vacancies.flatMap((vacancy) => vacancyAlerts(vacancy, { title, base, looking }))],
          looking,
        );
      }
      return { delivered };
    });
  }

  private async makeBatch(em: EntityManager, due: readonly DueClaim[]): Promise<void> {
    const held = await this.stillHolding(em, due);
    if (held.length === 0) return;
    await this.alerts.write(em, held.flatMap(alertsOf), held[0]!.looking);
    for (const { claim, rung, profile, looking } of held) {
      await this.papers.prepare(em, claim, { rung, profile, looking });
    }
  }

  /**
   * Never to someone who has done his part: a clock of this service may have ended, or been moved, since the claim, and
   * a rung may ask whether something else was done.
   */
  private async stillHolding(em: EntityManager, due: readonly DueClaim[]): Promise<DueClaim[]> {
    const clocks: { id: string; state: string; due_at: Date }[] = await em.query(
      'select id, state, due_at from clock where id = any($1::uuid[])',
      [due.map(({ claim }) => claim.clockId)],
    );
    const asked = due.filter(({ rung }) => rung.condition);
    const items: { id: string; signed: boolean; replied: boolean }[] =
      asked.length === 0
        ? []
        : await em.query(
            `select id, signed_for_at is not null as signed, reply is not null as replied from resolution_item
             where id = any($1::uuid[]) and state <> 'CLOSED'`,
            [asked.flatMap(({ claim }) => parseId(claim.caseId, 'item')?.uuid ?? [])],
          );
    const skipped: { id: string }[] = await em.query(
      "select id from clock_rung where id = any($1::uuid[]) and status <> 'CLAIMED'",
      [due.map(({ claim }) => claim.claimId)],
    );
    const letGo = new Set(skipped.map(({ id }) => id));
    const clockOf = new Map(clocks.map((clock) => [clock.id, clock]));
    const itemOf = new Map(items.map((item) => [item.id, item]));
    return due.filter(({ claim, rung }) => {
      const clock = clockOf.get(claim.clockId);
      if (letGo.has(claim.claimId)) return false;
      if (clock && clock.state !== 'RUNNING') return false;
      // An extension was granted: what was said of the old day is not true any more.
      if (clock && (rung.offsetWd ?? 0) > 0 && clock.due_at > new Date(claim.at)) return false;
      if (!rung.condition) return true;
      const item = itemOf.get(parseId(claim.caseId, 'item')?.uuid ?? '');
      if (!item) return false;
      return rung.condition === 'not-signed'
        ? !item.signed
        : claim.clockKind === 'ITEM_REPLY' && !item.replied;
    });
  }
}

/** A claim with what its profile says of it. */
interface DueClaim {
  claim: RungClaim;
  rung: LadderRung;
  profile: ProfileDocument;
  looking: Looking;
}

/** What the rung says, to whom; and that a post is vacant where nobody is there to be told. */
function alertsOf({ claim, rung, looking }: DueClaim): NewAlert[] {
  const units = { responsible: claim.responsibleUnitId, place: claim.orgUnitId };
  const { personIds, vacancies, via } = recipientsOf(rung.to, units, {
    ...looking,
    work: workOfClock(claim.clockKind),
  });
  const base = {
    level: rung.level,
    subjectId: claim.caseId,
    orgUnitId: claim.orgUnitId,
    at: new Date(claim.at),
  };
  const params = { title: claim.title, clock: claim.clockKind, date: claim.dueDate };
  const alerts = rung.effects.flatMap((effect) => {
    const message = MESSAGES[effect];
    if (!message) return [];
    const { kind } = message;
    const template = templateOf(effect, rung, message.template);
    return personIds.map((personId) => ({
      ...base,
      onceKey: `${claim.claimId}#${kind}>${personId}`,
      personId,
      viaUnitIds: via.get(personId),
      kind,
      template,
      params,
    }));
  });
  const vacant = vacancies.flatMap((vacancy) =>
    vacancyAlerts(vacancy, { title: claim.title, base, looking }),
  );
  return [...alerts, ...vacant];
}

/** A warning before the due day, e.g. that nothing was replied yet, does not say that it is due today. */
function templateOf(effect: Effect, rung: LadderRung, usual: string): string {
  return effect === 'warning' && rung.offsetWd !== 0 ? 'deadlineNear' : usual;
}

/** The unit that a notice belongs to: its first post's; a message to people only belongs to the whole tree. */
function unitOf(to: Deliver['notices'][number]['to'], { tree }: Looking): string {
  const post = to.find((recipient) => 'orgUnitId' in recipient);
  return post ? post.orgUnitId : tree.childrenOf(null)[0]!.id;
}
