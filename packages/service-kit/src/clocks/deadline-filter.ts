import { clockOfKind, CLOCK_KINDS } from '@concord/contracts/clocks';
import { parseId } from '@concord/contracts/ids';
import type { DeadlineFilter } from '../graph/deadline.types.js';
import { CodedError } from '../log.js';

const STATES = ['RUNNING', 'PAUSED', 'MET', 'CANCELLED'];

/**
 * A filter of deadlines without faults. A misspelt state, clock or id would match nothing, and an empty list of
 * overdue deadlines is read as good news: so it is refused. Null and empty texts do not restrict.
 */
export function checkedFilter(filter: DeadlineFilter | null | undefined): DeadlineFilter {
  const { states, kinds, responsibleId, caseId, dueFrom, dueTo, text, overdue } = filter ?? {};
  among('states', states, (state) => STATES.includes(state), STATES);
  among('kinds', kinds, (kind) => clockOfKind(kind) !== undefined, CLOCK_KINDS);
  if (responsibleId && !parseId(responsibleId, 'orgUnit')) throw unknownId(responsibleId);
  if (caseId && !parseId(caseId)) throw unknownId(caseId);
  if (dueFrom && dueTo && dueFrom > dueTo)
    {throw new CodedError('PERIOD_REVERSED', { from: dueFrom, to: dueTo });}
  return {
    states: states ?? null,
    kinds: kinds ?? null,
    responsibleId: responsibleId || null,
    caseId: caseId || null,
    dueFrom: dueFrom ?? null,
    dueTo: dueTo ?? null,
    overdue: overdue ?? null,
    text: text?.trim() || null,
  };
}

function among(
  field: string,
  values: readonly string[] | null | undefined,
  known: (value: string) => boolean,
  offered: readonly string[],
): void {
  const other = values?.find((value) => !known(value));
  if (other === undefined) return;
  throw new CodedError('CHOICE_UNKNOWN', { field, value: other.slice(0, 40), offered: offered.join(', ') });
}

function unknownId(id: string): CodedError {
  return new CodedError('UNKNOWN_ID', { id: id.slice(0, 80) });
}
