import type { PaperKind, PaperRule } from '@concord/contracts/papers';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { HANDLER_ROLES } from '../item/item.permissions.js';
import { DraftRow } from './draft.entity.js';

/** What a paper comes from and is about. */
export type PaperCause = Pick<
  DraftRow,
  | 'onceKey'
  | 'claimId'
  | 'clockId'
  | 'clockKind'
  | 'level'
  | 'cause'
  | 'basis'
  | 'itemId'
  | 'title'
  | 'orgUnitId'
  | 'profileKey'
  | 'profileVersion'
  | 'concernedUnitId'
  | 'dueDate'
  | 'at'
>;

/** A paper as it is prepared: nobody has read it yet. Posts are those of now; one that nobody holds waits for whoever comes. */
export function newPaper(
  kind: PaperKind,
  rule: PaperRule,
  cause: PaperCause,
  { tree, now }: { tree: OrgTree; now: Date },
): DraftRow {
  const unitOf = (role: string): string | null =>
    tree.nearestWithRole(role, cause.orgUnitId, now)?.id ?? null;
  return Object.assign(new DraftRow(), {
    ...cause,
    id: uuid(),
    state: 'DRAFT',
    kind,
    mode: rule.mode,
    addresseeUnitId: rule.referTo ? unitOf(rule.referTo) : cause.concernedUnitId,
    addresseeRole: rule.referTo ?? null,
    draftedByRole: rule.draftedBy ?? null,
    reviewerRole: rule.reviewerRole,
    reviewerUnitId: unitOf(rule.reviewerRole),
    signerRole: rule.signerRole,
    signerUnitId: unitOf(rule.signerRole),
    sealRole: rule.sealRole,
    sealUnitId: unitOf(rule.sealRole),
    authority: rule.authority,
    numberPrefix: rule.numberPrefix,
    number: null,
    body: null,
    requirement: null,
    newLimit: null,
    reviewedBy: null,
    reviewedAt: null,
    signedBy: null,
    signedAt: null,
    sealedBy: null,
    issuedAt: null,
    scanReference: null,
    reason: null,
    appealUntil: null,
    appeal: null,
    corrections: [],
    wakeAt: null,
  });
}

/**
 * Who hears that something happened to it: those at whose desks it lies, and its addressee once it was issued. Nobody
 * else learns that there is such a paper, though he read the cases of the place.
 */
export function audienceOf(row: DraftRow, { tree, now }: { tree: OrgTree; now: Date }): string[] {
  const drafter = row.draftedByRole && tree.nearestWithRole(row.draftedByRole, row.orgUnitId, now)?.id;
  const desks: [role: string | null, unitId: string | null | undefined][] = [
    [row.draftedByRole, drafter],
    [row.reviewerRole, row.reviewerUnitId],
    [row.signerRole, row.signerUnitId],
    [row.sealRole, row.sealUnitId],
  ];
  if (row.issuedAt) {
    const roles = row.addresseeRole ? [row.addresseeRole] : HANDLER_ROLES;
    desks.push(...roles.map((role): [string, string | null] => [role, row.addresseeUnitId]));
  }
  const reached = desks.flatMap(([role, unitId]) =>
    role && unitId ? [...tree.holders(role, unitId, now), ...tree.deputiesOf(role, unitId, now)] : [],
  );
  return [...new Set(reached.map(({ personId }) => personId))];
}

/** Writes the paper with the first entry of its timeline. */
export async function writePaper(tx: ActTransaction, row: DraftRow): Promise<void> {
  await tx.create('draft', DraftRow, row, {
    type: 'drafted',
    audience: audienceOf(row, { tree: tx.tree, now: tx.ctx.now }),
    data: { paper: row.kind, itemId: row.itemId, cause: row.cause, level: row.level, dueDate: row.dueDate },
  });
}

/** Those who make papers of one matter wait for each other until the end of their transaction. */
export async function oneAtATime(em: EntityManager, matter: string): Promise<void> {
  await em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`papers:${matter}`]);
}

/** The unit asked for more time before that day was over, and nobody has answered it yet. */
export async function awaitsExtension(
  em: EntityManager,
  { clockId }: Pick<DraftRow, 'clockId'>,
): Promise<boolean> {
  if (!clockId) return false;
  const found: unknown[] = await em.query(
    `select 1 from clock_extension e join clock c on c.id = e.clock_id
     where e.clock_id = $1 and e.decided_at is null and c.state in ('RUNNING', 'PAUSED')`,
    [clockId],
  );
  return found.length > 0;
}

/** The unit has done its part since the day of the paper, or its date was moved past it. */
export async function isOvertaken(
  em: EntityManager,
  { clockId, dueDate }: Pick<DraftRow, 'clockId' | 'dueDate'>,
): Promise<boolean> {
  if (!clockId) return false;
  const found: unknown[] = await em.query(
    `select 1 from clock where id = $1 and (state in ('MET', 'CANCELLED') or due_date > $2::date)`,
    [clockId, dueDate],
  );
  return found.length > 0;
}
