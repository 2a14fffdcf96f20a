import { parseId } from '@concord/contracts/ids';
import type { ProfileDocument } from '@concord/contracts/profile';
import type { RungClaim } from '@concord/contracts/temporal/activities';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { DraftRow } from '../draft/draft.entity.js';
import { HANDLING_CLOCKS } from '../item/item.states.js';
import type { Looking, Vacancy } from './recipients.js';

/** Prepares a 督办函 for its named signer; it is no letter until he signs it, and it goes nowhere by itself. */
@Injectable()
export class SupervisionLetters {
  /** Nothing, unless the profile names the document that authorises it and a department owes the work (decision 5). */
  async prepare(
    em: EntityManager,
    claim: RungClaim,
    { supervisionLetter: letter }: ProfileDocument,
    { tree, now }: Looking,
  ): Promise<{ signerIds: string[]; vacancies: Vacancy[] }> {
    const itemId = parseId(claim.caseId, 'item')?.uuid;
    const owedByDepartment =
      HANDLING_CLOCKS.includes(claim.clockKind) && tree.unit(claim.responsibleUnitId)?.kind === 'DEPARTMENT';
    if (!letter || !itemId || !owedByDepartment) return { signerIds: [], vacancies: [] };
    const signer = tree.nearestWithRole(letter.signerRole, claim.orgUnitId, now);
    const row: DraftRow = {
      id: uuid(),
      claimId: claim.claimId,
      kind: 'SUPERVISION_LETTER',
      clockKind: claim.clockKind,
      state: 'DRAFT',
      itemId,
      title: claim.title,
      orgUnitId: claim.orgUnitId,
      addresseeUnitId: claim.responsibleUnitId,
      signerRole: letter.signerRole,
      signerUnitId: signer?.id ?? null,
      authority: letter.authority,
      dueDate: claim.dueDate,
      at: new Date(claim.at),
    };
    await em.createQueryBuilder().insert().into(DraftRow).values(row).orIgnore().execute();
    if (!signer) {
      return { signerIds: [], vacancies: [{ orgUnitId: claim.orgUnitId, roles: [letter.signerRole] }] };
    }
    return {
      signerIds: tree.holders(letter.signerRole, signer.id, now).map(({ personId }) => personId),
      vacancies: [],
    };
  }
}
