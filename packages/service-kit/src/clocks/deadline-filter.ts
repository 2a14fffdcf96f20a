import { CLOCK_KINDS } from '@concord/contracts/clocks';
import type { DeadlineFilter } from '../graph/deadline.types.js';
import { insistOnPeriod, knownCodes, knownId } from '../graph/filters.js';

const STATES = ['RUNNING', 'PAUSED', 'MET', 'CANCELLED'];

/**
 * A filter of deadlines without faults. A misspelt state, clock or id would match nothing, and an empty list of
 * overdue deadlines is read as good news: so it is refused. Null and empty texts do not restrict.
 */
export function checkedFilter(filter: DeadlineFilter | null | undefined): DeadlineFilter {
  const { states, kinds, responsibleId, caseId, dueFrom, dueTo, text, overdue } = filter ?? {};
  knownId(responsibleId, 'orgUnit');
  knownId(caseId);
  insistOnPeriod(dueFrom, dueTo);
  return {
    states: knownCodes('states', states, STATES),
    kinds: knownCodes('kinds', kinds, CLOCK_KINDS),
    responsibleId: responsibleId || null,
    caseId: caseId || null,
    dueFrom: dueFrom ?? null,
    dueTo: dueTo ?? null,
    overdue: overdue ?? null,
    text: text?.trim() || null,
  };
}
