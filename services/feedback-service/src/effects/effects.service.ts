import type { LadderRung, ProfileDocument } from '@concord/contracts/profile';
import type { FeedbackActivities, RungClaim } from '@concord/contracts/temporal/activities';
import { parseId } from '@concord/contracts/ids';
import { Database } from '@concord/service-kit/database/database';
import { Replica } from '@concord/service-kit/replica/replica';
import { CaseClock } from '@concord/service-kit/temporal/case-clock';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AlertWriter, type NewAlert } from '../alert/alert.writer.js';
import { holdersOf, recipientsOf, type Looking } from './recipients.js';
import { Papers } from './papers.js';
import { vacancyAlerts } from './vacancies.js';

type Deliver = Parameters<FeedbackActivities['deliverNotices']>[0];
type Effect = LadderRung['effects'][number];

/**
 * Message kind and sentence of each effect that is one; a clock reminds, states and asks, and commands nobody. They are
 * made whatever the profile authorises (decision 5); the other effects are papers.
 */
const MESSAGES: Partial<Record<Effect, { kind: string; template: string }>> = {
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

  /** Each claim in one transaction, keyed by the claim: made again, nothing is doubled. */
  async make(claims: readonly RungClaim[]): Promise<{ made: string[] }> {
    const tree = await this.replica.tree();
    const now = await this.clock.now();
    for (const claim of claims) {
      const profile = tree.profile(claim.profileKey, claim.profileVersion)?.document;
      // The replica may lag behind: the activity fails and is tried again, so that no message is lost.
      if (!profile) {
        throw new Error(`profile ${claim.profileKey}@${claim.profileVersion} is not in the replica yet`);
      }
      const rung = profile.ladder.find((candidate) => candidate.key === claim.rungKey);
      if (!rung) {
        this.log.error(
          `claim ${claim.claimId}: no rung ${claim.rungKey} in ${claim.profileKey}@${claim.profileVersion}`,
        );
        continue;
      }
      const looking = { tree, now, chainOf: () => profile.assignmentChain };
      await this.database.transaction((em) => this.makeOne(em, claim, { rung, profile, looking }));
    }
    return { made: claims.map((claim) => claim.claimId) };
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
        const { personIds, vacancies } = holdersOf(notice.to, looking);
        const orgUnitId = unitOf(notice.to, looking);
        const level = LEVEL_0.includes(notice.template) ? 'L0' : '';
        const base = { level, subjectId: notice.subjectId, orgUnitId, at: new Date(input.at) };
        const once = `${input.caseId}#${input.version}.${index}`;
        const { template, params } = notice;
        const owed = personIds.map((personId) => ({
          ...base,
          onceKey: `${once}>${personId}`,
          personId,
          kind: 'NOTICE',
          template,
          params,
        }));
        const title = String(params.title ?? '');
        delivered += await this.alerts.write(
          em,
          [
            ...owed,
            ...vacancies.flatMap((vacancy) => vacancyAlerts(vacancy, { once, title, base, looking })),
          ],
          looking,
        );
      }
      return { delivered };
    });
  }

  private async makeOne(
    em: EntityManager,
    claim: RungClaim,
    { rung, profile, looking }: { rung: LadderRung; profile: ProfileDocument; looking: Looking },
  ): Promise<void> {
    if (!(await this.stillHolds(em, claim, rung))) return;
    const units = { responsible: claim.responsibleUnitId, place: claim.orgUnitId };
    const { personIds, vacancies } = recipientsOf(rung.to, units, looking);
    const base = {
      level: rung.level,
      subjectId: claim.caseId,
      orgUnitId: claim.orgUnitId,
      at: new Date(claim.at),
    };
    const params = { title: claim.title, clock: claim.clockKind, date: claim.dueDate };
    const alerts: NewAlert[] = [];
    for (const effect of rung.effects) {
      const message = MESSAGES[effect];
      if (!message) continue;
      const { kind } = message;
      const template = templateOf(effect, rung, message.template);
      for (const personId of personIds) {
        alerts.push({
          ...base,
          onceKey: `${claim.claimId}#${kind}>${personId}`,
          personId,
          kind,
          template,
          params,
        });
      }
    }
    const once = claim.claimId;
    for (const vacancy of vacancies) {
      alerts.push(...vacancyAlerts(vacancy, { once, title: claim.title, base, looking }));
    }
    await this.alerts.write(em, alerts, looking);
    await this.papers.prepare(em, claim, { rung, profile, looking });
  }

  /**
   * Never to someone who has done his part: a clock of this service may have ended, or been moved, since the claim, and
   * a rung may ask whether something else was done.
   */
  private async stillHolds(em: EntityManager, claim: RungClaim, rung: LadderRung): Promise<boolean> {
    const [clock]: { state: string; due_at: Date }[] = await em.query(
      'select state, due_at from clock where id = $1',
      [claim.clockId],
    );
    if (clock && clock.state !== 'RUNNING') return false;
    // An extension was granted: what was said of the old day is not true any more.
    if (clock && (rung.offsetWd ?? 0) > 0 && clock.due_at > new Date(claim.at)) return false;
    if (!rung.condition) return true;
    const [item]: { signed: boolean; replied: boolean }[] = await em.query(
      `select signed_for_at is not null as signed, reply is not null as replied from resolution_item
       where id = $1 and state <> 'CLOSED'`,
      [parseId(claim.caseId, 'item')?.uuid ?? null],
    );
    if (!item) return false;
    return rung.condition === 'not-signed' ? !item.signed : claim.clockKind === 'ITEM_REPLY' && !item.replied;
  }
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
