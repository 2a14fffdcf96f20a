import { parseId } from '@concord/contracts/ids';
import type { LadderRung } from '@concord/contracts/profile';
import type { FeedbackActivities, RungClaim } from '@concord/contracts/temporal/activities';
import { Database } from '@concord/service-kit/database/database';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AlertWriter, type NewAlert } from '../alert/alert.writer.js';
import { DraftRow } from '../draft/draft.entity.js';
import { OVERDUE_KINDS } from '../item/overdue.js';
import { holdersOf, recipientsOf } from './recipients.js';

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
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
    private readonly alerts: AlertWriter,
  ) {}

  /** Each claim in one transaction, keyed by the claim: made again, nothing is doubled. */
  async make(claims: readonly RungClaim[]): Promise<{ made: string[] }> {
    const tree = await this.replica.tree();
    for (const claim of claims) await this.database.transaction((em) => this.makeOne(em, tree, claim));
    return { made: claims.map((claim) => claim.claimId) };
  }

  async deliver(input: Deliver): Promise<{ delivered: number }> {
    const tree = await this.replica.tree();
    const at = new Date(input.at);
    return this.database.transaction(async (em) => {
      let delivered = 0;
      for (const [index, notice] of input.notices.entries()) {
        const { personIds } = holdersOf(tree, notice.to, at);
        const alerts = personIds.map((personId) => ({
          onceKey: `${input.caseId}#${input.version}.${index}>${personId}`,
          personId,
          kind: 'NOTICE',
          level: '',
          template: notice.template,
          params: notice.params,
          subjectId: notice.subjectId,
          orgUnitId: placeOf(notice.to, tree),
          at,
        }));
        delivered += await this.alerts.write(em, this.database.schema, alerts);
      }
      return { delivered };
    });
  }

  private async makeOne(em: EntityManager, tree: OrgTree, claim: RungClaim): Promise<void> {
    const profile = tree.profile(claim.profileKey, claim.profileVersion)?.document;
    const rung = profile?.ladder.find((candidate) => candidate.key === claim.rungKey);
    if (!profile || !rung || (await this.isDone(em, claim))) return;
    const at = new Date(claim.at);
    const { personIds, missing } = recipientsOf(tree, rung.to, { responsible: claim.responsibleUnitId, place: claim.orgUnitId }, at);
    const alerts: NewAlert[] = [];
    for (const effect of rung.effects) {
      if (effect === 'letterDraft') continue;
      for (const personId of personIds) alerts.push(this.alertOf(claim, rung, MESSAGES[effect], personId));
    }
    for (const post of missing) alerts.push(...this.vacancy(tree, claim, post));
    if (rung.effects.includes('letterDraft') && profile.supervisionLetter && OVERDUE_KINDS.includes(claim.clockKind)) {
      alerts.push(...(await this.prepareLetter(em, tree, claim, profile.supervisionLetter)));
    }
    await this.alerts.write(em, this.database.schema, alerts);
  }

  /** Never to someone who has done his part: the clock of an item may have ended since the claim. */
  private async isDone(em: EntityManager, claim: RungClaim): Promise<boolean> {
    const [clock]: { state: string }[] = await em.query('select state from clock where id = $1', [claim.clockId]);
    return clock !== undefined && clock.state !== 'RUNNING';
  }

  private alertOf(claim: RungClaim, rung: LadderRung, message: { kind: string; template: string }, personId: string): NewAlert {
    return {
      onceKey: `${claim.claimId}#${message.kind}>${personId}`,
      personId,
      kind: message.kind,
      level: rung.level,
      template: message.template,
      params: { title: claim.title, clock: claim.clockKind, date: claim.dueDate, provisional: claim.provisional ? 1 : 0 },
      subjectId: claim.caseId,
      orgUnitId: claim.orgUnitId,
      at: new Date(claim.at),
    };
  }

  /** Nobody holds the post that was to be told: the administrator of the nearest place is. */
  private vacancy(tree: OrgTree, claim: RungClaim, post: { role: string; orgUnitId: string }): NewAlert[] {
    const at = new Date(claim.at);
    const office = tree.nearestWithRole('ADMINISTRATOR', claim.orgUnitId, at);
    if (!office) return [];
    return tree.holders('ADMINISTRATOR', office.id, at).map(({ personId }) => ({
      onceKey: `${claim.claimId}#vacant.${post.role}>${personId}`,
      personId,
      kind: 'ADMIN',
      level: '',
      template: 'postVacant',
      params: { role: post.role, unit: tree.unit(post.orgUnitId)?.name ?? '', title: claim.title },
      subjectId: claim.caseId,
      orgUnitId: claim.orgUnitId,
      at,
    }));
  }

  /** A draft for its named signer; it is no letter until he signs it, and it goes nowhere by itself. */
  private async prepareLetter(
    em: EntityManager,
    tree: OrgTree,
    claim: RungClaim,
    letter: { signerRole: string; authority: string },
  ): Promise<NewAlert[]> {
    const at = new Date(claim.at);
    const itemId = parseId(claim.caseId, 'item')?.uuid;
    if (!itemId) return [];
    const signer = tree.nearestWithRole(letter.signerRole, claim.orgUnitId, at);
    const row: DraftRow = {
      id: uuid(),
      claimId: claim.claimId,
      kind: 'SUPERVISION_LETTER',
      state: 'DRAFT',
      itemId,
      title: claim.title,
      orgUnitId: claim.orgUnitId,
      addresseeUnitId: claim.responsibleUnitId,
      signerRole: letter.signerRole,
      signerUnitId: signer?.id ?? null,
      authority: letter.authority,
      dueDate: claim.dueDate,
      at,
    };
    await em.createQueryBuilder().insert().into(DraftRow).values(row).orIgnore().execute();
    const holders = signer ? tree.holders(letter.signerRole, signer.id, at) : [];
    return holders.map(({ personId }) => ({
      onceKey: `${claim.claimId}#DRAFT>${personId}`,
      personId,
      kind: 'DRAFT',
      level: 'L3',
      template: 'letterDraftReady',
      params: { title: claim.title, date: claim.dueDate },
      subjectId: claim.caseId,
      orgUnitId: claim.orgUnitId,
      at,
    }));
  }
}

/** The unit that a notice belongs to: its first post's, else the root. */
function placeOf(to: Deliver['notices'][number]['to'], tree: OrgTree): string {
  for (const recipient of to) if ('orgUnitId' in recipient) return recipient.orgUnitId;
  return tree.childrenOf(null)[0]?.id ?? '00000000-0000-0000-0000-000000000000';
}
