import type { LadderRung, ProfileDocument } from '@concord/contracts/profile';
import type { FeedbackActivities, RungClaim } from '@concord/contracts/temporal/activities';
import { Database } from '@concord/service-kit/database/database';
import { Replica } from '@concord/service-kit/replica/replica';
import { CaseClock } from '@concord/service-kit/temporal/case-clock';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AlertWriter, type NewAlert } from '../alert/alert.writer.js';
import { holdersOf, recipientsOf, type Looking, type Vacancy } from './recipients.js';
import { SupervisionLetters } from './supervision-letters.js';

type Deliver = Parameters<FeedbackActivities['deliverNotices']>[0];
type Effect = LadderRung['effects'][number];

/** Message kind and sentence of each effect; a clock reminds, states and asks, and commands nobody (decision 5). */
const MESSAGES: Record<Exclude<Effect, 'letterDraft'>, { kind: string; template: string }> = {
  reminder: { kind: 'REMINDER', template: 'deadlineReminder' },
  warning: { kind: 'WARNING', template: 'deadlineToday' },
  overdueNotice: { kind: 'OVERDUE', template: 'deadlineOverdue' },
  urging: { kind: 'URGING', template: 'deadlineUrging' },
};

/** Makes what claimed rungs and facts owe to people, each once (architecture.md 7). */
@Injectable()
export class EffectsService {
  private readonly log = new Logger('Effects');

  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
    private readonly clock: CaseClock,
    private readonly alerts: AlertWriter,
    private readonly letters: SupervisionLetters,
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
        const base = { level: '', subjectId: notice.subjectId, orgUnitId, at: new Date(input.at) };
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
    if (await this.hasEnded(em, claim)) return;
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
      if (effect === 'letterDraft') continue;
      const { kind, template } = MESSAGES[effect];
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
    if (rung.effects.includes('letterDraft')) {
      const { signerIds, vacancies: unsigned } = await this.letters.prepare(em, claim, profile, looking);
      for (const personId of signerIds) {
        const message = { kind: 'DRAFT', template: 'letterDraftReady', params };
        alerts.push({ ...base, onceKey: `${claim.claimId}#DRAFT>${personId}`, personId, ...message });
      }
      for (const vacancy of unsigned) {
        alerts.push(...vacancyAlerts(vacancy, { once, title: claim.title, base, looking }));
      }
    }
    await this.alerts.write(em, alerts, looking);
  }

  /** Never to someone who has done his part: a clock of this service may have ended since the claim. */
  private async hasEnded(em: EntityManager, claim: RungClaim): Promise<boolean> {
    const [clock]: { state: string }[] = await em.query('select state from clock where id = $1', [
      claim.clockId,
    ]);
    return clock?.state === 'MET' || clock?.state === 'CANCELLED';
  }
}

/** Nobody was there to be told: the administrator of the nearest place reads that the post is vacant. */
function vacancyAlerts(
  vacancy: Vacancy,
  {
    once,
    title,
    base,
    looking,
  }: {
    once: string;
    title: string;
    base: Omit<NewAlert, 'onceKey' | 'personId' | 'kind' | 'template' | 'params'>;
    looking: Looking;
  },
): NewAlert[] {
  const { tree, now } = looking;
  const office = tree.nearestWithRole('ADMINISTRATOR', vacancy.orgUnitId, now);
  const unit = tree.unit(vacancy.orgUnitId)?.name ?? '';
  return (office ? tree.holders('ADMINISTRATOR', office.id, now) : []).map(({ personId }) => ({
    ...base,
    level: '',
    // The administrator sees to the post; the case itself is not his to read.
    subjectId: null,
    onceKey: `${once}#vacant.${vacancy.orgUnitId}.${vacancy.roles.join('+')}>${personId}`,
    personId,
    kind: 'ADMIN',
    template: 'postVacant',
    params: { unit, title },
  }));
}

/** The unit that a notice belongs to: its first post's; a message to people only belongs to the whole tree. */
function unitOf(to: Deliver['notices'][number]['to'], { tree }: Looking): string {
  const post = to.find((recipient) => 'orgUnitId' in recipient);
  return post ? post.orgUnitId : tree.childrenOf(null)[0]!.id;
}
