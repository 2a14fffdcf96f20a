import { typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { toRef } from '@concord/service-kit/graph/shared.types';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { letterBody } from '../i18n/letters.js';
import type { DraftRow } from './draft.entity.js';
import type { Draft } from './draft.graphql.js';

/** What the graph shows of a draft; the signer is whoever holds the post now. */
export function toDraft(row: DraftRow, ctx: ActContext, tree: OrgTree): Draft {
  const [signer] = row.signerUnitId ? tree.holders(row.signerRole, row.signerUnitId, ctx.now) : [];
  const { title, clockKind, dueDate, authority } = row;
  return {
    id: typedId('draft', row.id),
    kind: row.kind,
    number: null,
    state: row.state,
    title,
    body: letterBody({ title, clockKind, dueDate, authority }, ctx.language),
    signerRole: row.signerRole,
    signer: toRef(signer && typedId('person', signer.personId)),
    signerUnit: toRef(row.signerUnitId && typedId('orgUnit', row.signerUnitId)),
    addressee: toRef(typedId('orgUnit', row.addresseeUnitId)),
    authority,
    item: toRef(typedId('item', row.itemId)),
    dueDate,
    at: row.at,
  };
}
