import { typedId } from '@concord/contracts/ids';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AlertKind } from '../alert/alert.entity.js';
import { AlertWriter, type NewAlert } from '../alert/alert.writer.js';
import { recipientsOf, type Found, type Looking } from '../effects/recipients.js';
import { vacancyAlerts } from '../effects/vacancies.js';
import { workOf } from '../effects/work.js';
import type { DraftRow } from './draft.entity.js';

/** Templates of i18n/papers.ts, and to whom each goes. */
type Template =
  'paperToReview' | 'paperToSign' | 'paperToSeal' | 'paperReturned' | 'paperAppealed' | 'paperBasisGone';
export type ToAddressee = 'paperIssued' | 'paperWithdrawn' | 'paperAppealDecided';

/** Cards and letters are 必达通知: their kind of message cannot be switched off (decision 14). */
const CARDS: readonly string[] = ['YELLOW_CARD', 'RED_CARD'];

/** Tells the people of a paper what waits for them, and its addressee what was issued; each version of it once. */
@Injectable()
export class DraftMessages {
  constructor(private readonly alerts: AlertWriter) {}

  /** Those at whose desk it lies. A post that nobody holds is told to the administrator, and the paper to nobody else. */
  async toHolders(
    em: EntityManager,
    row: DraftRow,
    template: Template,
    post: 'reviewer' | 'signer' | 'seal',
    looking: Looking,
  ): Promise<void> {
    const [role, unitId] = {
      reviewer: [row.reviewerRole, row.reviewerUnitId] as const,
      signer: [row.signerRole, row.signerUnitId] as const,
      seal: [row.sealRole, row.sealUnitId] as const,
    }[post];
    const { tree, now } = looking;
    const personIds = unitId
      ? tree.reachable(role, unitId, now, workOf(template)).map(({ personId }) => personId)
      : [];
    const via = new Map(personIds.map((id) => [id, [unitId!]]));
    const found: Found = { personIds, via, vacancies: [] };
    if (found.personIds.length === 0) {
      found.vacancies.push({ orgUnitId: unitId ?? row.orgUnitId, roles: [role] });
    }
    await this.write(em, row, { kind: 'DRAFT', template }, found, looking);
  }

  /** The unit that the paper goes to: its officers and its leader; where it is referred, who holds that post. */
  async toAddressee(
    em: EntityManager,
    row: DraftRow,
    template: ToAddressee,
    looking: Looking,
    params: Record<string, string> = {},
  ): Promise<void> {
    const responsible = row.addresseeUnitId!;
    const units = { responsible, place: row.orgUnitId };
    const roles = row.addresseeRole ? [row.addresseeRole] : ['DEPARTMENT_OFFICER', 'DEPARTMENT_LEADER'];
    const found = recipientsOf(
      roles.map((role) => ({ role, where: 'unit' as const })),
      units,
      { ...looking, work: workOf(template) },
    );
    const referred = row.mode === 'refers' && template === 'paperIssued';
    const kind = CARDS.includes(row.kind) ? 'CARD' : 'LETTER';
    await this.write(
      em,
      row,
      { kind, template: referred ? 'paperReferred' : template, params },
      found,
      looking,
    );
  }

  private async write(
    em: EntityManager,
    row: DraftRow,
    message: { kind: AlertKind; template: string; params?: Record<string, string> },
    { personIds, via, vacancies }: Found,
    looking: Looking,
  ): Promise<void> {
    const base = {
      level: row.level,
      subjectId: typedId('draft', row.id),
      orgUnitId: row.orgUnitId,
      at: looking.now,
    };
    const once = `${typedId('draft', row.id)}#${row.version}.${message.template}`;
    const { kind, template } = message;
    const params = { title: row.title, paper: row.kind, number: row.number ?? '', ...message.params };
    const owed: NewAlert[] = personIds.map((personId) => ({
      ...base,
      onceKey: `${once}>${personId}`,
      personId,
      viaUnitIds: via.get(personId),
      kind,
      template,
      params,
    }));
    const vacant = vacancies.flatMap((vacancy) =>
      vacancyAlerts(vacancy, { title: row.title, base, looking }),
    );
    await this.alerts.write(em, [...owed, ...vacant], looking);
  }
}
