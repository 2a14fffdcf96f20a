import { decideProgress, gatesAfter, unitsNamed } from './progress.rules.js';
import { isApprovedAndOpen, isOver, PROGRESS_STATES, TOPIC_STATES } from './topic.states.js';

const at = '2026-03-01T01:00:00.000Z';

describe('following the consultation', () => {
  it.each(TOPIC_STATES)('from %s', (state) => {
    for (const next of PROGRESS_STATES) {
      const decision = decideProgress({ state }, next);
      if (isApprovedAndOpen(state)) expect(decision).toEqual({ allowed: true });
      else {
        expect(decision).toMatchObject({ refusal: { code: isOver(state) ? 'CASE_CLOSED' : 'WRONG_STATE' } });
      }
    }
  });

  it('never takes the topic where only a person may', () => {
    for (const state of ['APPROVED', 'CLOSED', 'SUBMITTED', 'nonsense']) {
      expect(decideProgress({ state: 'RESEARCHING' }, state).allowed).toBe(false);
    }
  });

  it('notes what leaves the state as it is, whatever the state (T22)', () => {
    for (const state of TOPIC_STATES) expect(decideProgress({ state }, null)).toEqual({ allowed: true });
  });
});

describe('gates', () => {
  it('are passed by the report and by the decision not to deliberate again, once', () => {
    const reported = gatesAfter({}, { state: 'REPORTED', data: {}, at });
    expect(reported).toEqual({ STATUS_REPORTED: at });
    expect(gatesAfter(reported, { state: 'REPORTED', data: {}, at: 'later' })).toEqual(reported);
    expect(gatesAfter({}, { state: 'EXPLAINED', data: { again: false }, at })).toEqual({
      NOT_REDELIBERATED: at,
    });
  });

  it('a new round closes again what the last one passed, but not the filing', () => {
    const gates = { FILED: at, STATUS_REPORTED: at, FEEDBACK_GIVEN: at, NOT_REDELIBERATED: at };
    expect(gatesAfter(gates, { state: 'REDELIBERATE', data: { again: true }, at })).toEqual({ FILED: at });
  });
});

describe('units that handle something', () => {
  it('are found wherever the news names them', () => {
    expect(
      unitsNamed({
        leadUnitId: 'a',
        coUnitIds: ['b'],
        commitments: [{ leadUnitId: 'orgUnit:c', coUnitIds: ['d'] }],
      }),
    ).toEqual(['a', 'b', 'c', 'd']);
    expect(unitsNamed({ outcome: 'CONSENSUS' })).toEqual([]);
  });
});
