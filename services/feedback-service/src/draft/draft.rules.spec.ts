import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { identityOf, PEOPLE, smallSnapshot, UNITS, type PersonName } from '@concord/testkit/snapshot';
import { draftIn } from '../testing/draft-row.js';
import type { DraftRow } from './draft.entity.js';
import { decide, readsDraft, type DraftContext } from './draft.rules.js';
import { DRAFT_ACTS, DRAFT_STATES, type DraftAct, type DraftState } from './draft.states.js';

const tree = new OrgTree(smallSnapshot());
const by = (person: PersonName, change: Partial<DraftContext> = {}): DraftContext => ({
  identity: identityOf(person),
  tree,
  now: new Date('2026-03-10T01:00:00.000Z'),
  overtaken: false,
  asked: false,
  ...change,
});
const code = (row: DraftRow, act: DraftAct, context: DraftContext): string => {
  const decision = decide(row, act, context);
  return decision.allowed ? 'ALLOWED' : decision.refusal.code;
};
const appeal = (decision: string | null) => ({
  at: '2026-03-10T01:00:00.000Z',
  by: PEOPLE.policeOfficer,
  unitId: UNITS.trafficPolice,
  reason: 'r',
  decision,
  answer: null,
  decidedAt: null,
  decidedBy: null,
});

/** Who may do what, in which state, when nothing else stands in the way. */
const MAY: Record<DraftAct, Partial<Record<DraftState, PersonName[]>>> = {
  editDraft: { DRAFT: ['assigner', 'supervisor'], RETURNED: ['assigner', 'supervisor'] },
  reviewDraft: { DRAFT: ['assigner'] },
  returnDraft: { DRAFT: ['assigner'], REVIEWED: ['supervisor'] },
  signDraft: { REVIEWED: ['supervisor'] },
  sealDraft: { SIGNED: ['assigner'] },
  voidDraft: { SIGNED: ['supervisor'] },
  withdrawDraft: {
    DRAFT: ['assigner', 'supervisor'],
    RETURNED: ['assigner', 'supervisor'],
    REVIEWED: ['assigner', 'supervisor'],
    SEALED: ['supervisor'],
  },
  appealPaper: { SEALED: ['policeOfficer', 'policeLeader'] },
  decidePaperAppeal: {},
};
const EVERYBODY: PersonName[] = [
  'assigner',
  'supervisor',
  'policeOfficer',
  'policeLeader',
  'housingOfficer',
  'convenor',
  'stationStaff',
  'countyOfficer',
  'countyLeader',
  'cityOfficer',
  'member',
  'administrator',
  'resident',
];

describe.each(DRAFT_ACTS)('%s', (act) => {
  it.each(DRAFT_STATES)('of a paper that is %s is for those alone whose turn it is', (state) => {
    const allowed = EVERYBODY.filter((person) => code(draftIn(state), act, by(person)) === 'ALLOWED');
    expect(allowed).toEqual(MAY[act][state] ?? []);
  });

  it('names rule and source of every refusal', () => {
    for (const state of DRAFT_STATES) {
      for (const person of EVERYBODY) {
        const decision = decide(draftIn(state), act, by(person, { overtaken: true }));
        if (!decision.allowed) {
          expect([decision.refusal.rule, decision.refusal.source]).not.toContain(undefined);
        }
      }
    }
  });

  it('is nothing for the public and for machines', () => {
    for (const kind of ['anonymous', 'gateway'] as const) {
      const identity = { ...identityOf('supervisor'), kind };
      for (const state of DRAFT_STATES) {
        expect(code(draftIn(state), act, by('supervisor', { identity }))).toBe('NOT_PERMITTED');
      }
    }
  });
});

describe('what an act demands besides', () => {
  it.each<[string, DraftAct, DraftRow, DraftContext]>([
    ['PAPER_OVERTAKEN', 'reviewDraft', draftIn('DRAFT'), by('assigner', { overtaken: true })],
    ['PAPER_OVERTAKEN', 'signDraft', draftIn('REVIEWED'), by('supervisor', { overtaken: true })],
    ['PAPER_OVERTAKEN', 'sealDraft', draftIn('SIGNED'), by('assigner', { overtaken: true })],
    ['PAPER_AWAITS_EXTENSION', 'reviewDraft', draftIn('DRAFT'), by('assigner', { asked: true })],
    ['PAPER_AWAITS_EXTENSION', 'signDraft', draftIn('REVIEWED'), by('supervisor', { asked: true })],
    ['PAPER_AWAITS_EXTENSION', 'sealDraft', draftIn('SIGNED'), by('assigner', { asked: true })],
    ['ALLOWED', 'returnDraft', draftIn('DRAFT'), by('assigner', { asked: true })],
    ['ALLOWED', 'withdrawDraft', draftIn('DRAFT'), by('assigner', { overtaken: true })],
    ['ALLOWED', 'voidDraft', draftIn('SIGNED'), by('supervisor', { overtaken: true })],
    [
      'SIGNER_IS_REVIEWER',
      'signDraft',
      draftIn('REVIEWED', { reviewedBy: PEOPLE.supervisor }),
      by('supervisor'),
    ],
    ['APPEALED_BEFORE', 'appealPaper', draftIn('SEALED', { appeal: appeal('UPHELD') }), by('policeLeader')],
    [
      'ALLOWED',
      'appealPaper',
      draftIn('SEALED'),
      by('policeOfficer', { now: new Date('2026-03-16T15:59:59.999Z') }),
    ],
    [
      'APPEAL_TOO_LATE',
      'appealPaper',
      draftIn('SEALED'),
      by('policeOfficer', { now: new Date('2026-03-16T16:00:00.000Z') }),
    ],
    ['NO_OPEN_APPEAL', 'decidePaperAppeal', draftIn('SEALED'), by('supervisor')],
    [
      'NO_OPEN_APPEAL',
      'decidePaperAppeal',
      draftIn('SEALED', { appeal: appeal('UPHELD') }),
      by('supervisor'),
    ],
    ['ALLOWED', 'decidePaperAppeal', draftIn('SEALED', { appeal: appeal(null) }), by('supervisor')],
    ['CASE_CLOSED', 'signDraft', draftIn('WITHDRAWN'), by('supervisor')],
    ['CASE_CLOSED', 'sealDraft', draftIn('VOIDED'), by('assigner')],
    // A referral is no reproach to the unit: nobody objects to it.
    [
      'NOT_PERMITTED',
      'appealPaper',
      draftIn('SEALED', { mode: 'refers', addresseeRole: 'LEADER', addresseeUnitId: UNITS.county }),
      by('countyLeader'),
    ],
  ])('%s: %s', (expected, act, row, context) => {
    expect(code(row, act, context)).toBe(expected);
  });

  it('a post that was vacant is whoever was appointed to it over that place', () => {
    const row = draftIn('REVIEWED', { signerUnitId: null });
    expect(code(row, 'signDraft', by('supervisor'))).toBe('ALLOWED');
    expect(code({ ...row, orgUnitId: UNITS.city } as DraftRow, 'signDraft', by('supervisor'))).toBe(
      'NOT_PERMITTED',
    );
  });

  it('what a deputy reviewed for the signer, the signer does not sign', () => {
    const snapshot = smallSnapshot();
    const [from, until] = ['2026-03-01T00:00:00.000Z', '2026-03-09T00:00:00.000Z'];
    const deputy = {
      role: 'SUPERVISION_OFFICE',
      orgUnitId: UNITS.supervisionOffice,
      from,
      until,
      language: 'en',
    };
    snapshot.deputies = [{ ...deputy, holderId: PEOPLE.supervisor, personId: PEOPLE.assigner }];
    const context = by('supervisor', { tree: new OrgTree(snapshot) });
    expect(code(draftIn('REVIEWED'), 'signDraft', context)).toBe('SIGNER_IS_REVIEWER');
  });

  it('whom the profile lets draft may write in it, and no more', () => {
    const row = draftIn('DRAFT', { draftedByRole: 'COUNTY_CPPCC_OFFICER' });
    const allowed = DRAFT_ACTS.filter((act) => code(row, act, by('countyOfficer')) === 'ALLOWED');
    expect(allowed).toEqual(['editDraft']);
    expect(readsDraft(identityOf('countyOfficer'), tree, row)).toBe(true);
  });
});

describe('who reads it', () => {
  const readers = (row: DraftRow) => EVERYBODY.filter((person) => readsDraft(identityOf(person), tree, row));

  it.each(['DRAFT', 'RETURNED', 'REVIEWED', 'SIGNED', 'VOIDED', 'WITHDRAWN'] as const)(
    'before it was issued (%s) are its people',
    (state) => expect(readers(draftIn(state))).toEqual(['assigner', 'supervisor']),
  );

  it('after it was issued is its addressee as well, and no other department', () => {
    const all = ['assigner', 'supervisor', 'policeOfficer', 'policeLeader'];
    expect(readers(draftIn('SEALED'))).toEqual(all);
    expect(readers(draftIn('WITHDRAWN', { issuedAt: new Date() }))).toEqual(all);
  });

  it('of a referral is the body that it goes to, and not the unit that it is about', () => {
    const referral = { mode: 'refers', addresseeRole: 'LEADER', addresseeUnitId: UNITS.county };
    expect(readers(draftIn('SEALED', referral))).toEqual(['assigner', 'supervisor', 'countyLeader']);
  });
});
