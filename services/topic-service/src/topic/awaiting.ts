import type { IdentityClaims } from '@concord/contracts/identity';
import { forAct, readableUnits } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { matrixRow } from '../stages/selection/matrix.js';
import { ACTS } from './topic.acts.js';
import type { Awaiting } from './topic.repository.js';
import { AFTER_APPROVAL } from './topic.states.js';

/**
 * What waits for this person, as restrictions of the list: the same grants that decide the acts. It only narrows;
 * whether an act is allowed says `actions`.
 */
export function awaitingOf(identity: IdentityClaims, tree: OrgTree): Awaiting[] {
  const screens = readableUnits(forAct(identity, 'screenTopic'), ACTS.screenTopic.who.grants, tree);
  const files = readableUnits(forAct(identity, 'fileTopic'), ACTS.fileTopic.who.grants, tree);
  const closes = readableUnits(forAct(identity, 'closeTopic'), ACTS.closeTopic.who.grants, tree);
  const receivedBy = forAct(identity, 'acknowledgeFiling').roles.map((held) => held.orgUnitId);
  return [
    { states: ['SUBMITTED'], units: screens },
    { states: AFTER_APPROVAL, units: files, filing: [null, 'RETURNED'] },
    { states: ['REPORTED', 'EXPLAINED'], units: closes },
    { states: ['CLOSED'], units: closes },
    { states: AFTER_APPROVAL, units: [], filing: ['SENT'], receivedBy },
    ...approvals(forAct(identity, 'approveTopic'), tree),
  ];
}

/** Places for which the person is the approving authority, by level of the matrix. */
function approvals(identity: IdentityClaims, tree: OrgTree): Awaiting[] {
  return identity.roles.flatMap((held) => {
    const unit = tree.unit(held.orgUnitId);
    const place = unit && tree.isBody(unit.id) && unit.parentId ? tree.unit(unit.parentId) : unit;
    const profile = place && tree.profile(place.profileKey);
    const row = profile && matrixRow(profile.document, place.level);
    if (!row?.approvedBy.includes(held.role)) return [];
    return [{ states: ['PENDING_APPROVAL'], units: [place!.id], level: place!.level }];
  });
}
