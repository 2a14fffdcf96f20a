import { PEOPLE, SMALL_PROFILE, UNITS } from '@concord/testkit/snapshot';
import { EscalationRow } from '../escalation/escalation.entity.js';

/** A proposal of the small community, raised by its convenor and sponsored by the street's member, for the pure rules. */
export function escalationIn(state: string, change: Partial<EscalationRow> = {}): EscalationRow {
  return Object.assign(new EscalationRow(), {
    id: '00000000-0000-7000-8000-00000000dddd',
    version: 1,
    state,
    orgUnitId: UNITS.community,
    profileKey: SMALL_PROFILE.key,
    profileVersion: 1,
    chainHead: null,
    wakeAt: null,
    kind: 'PROPOSAL',
    findingType: 'SYSTEMIC',
    title: 'Speed bumps before schools',
    situation: 's',
    analysis: 'a',
    suggestion: 's',
    topicId: 'topic:00000000-0000-7000-8000-00000000cccc',
    consultationId: null,
    raisedBy: PEOPLE.convenor,
    sponsorPersonId: state === 'DRAFT' ? null : PEOPLE.member,
    sponsorKind: state === 'DRAFT' ? null : 'MEMBER',
    ...change,
  } satisfies Partial<EscalationRow>);
}
