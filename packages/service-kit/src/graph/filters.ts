import { parseId, type Kind } from '@concord/contracts/ids';
import { CodedError } from '../log.js';
import type { OrgTree } from '../replica/org-tree.js';

/*
 * Filters of lists. What is misspelt would match nothing, and an empty list is read as an answer: so it is refused.
 * Null and empty texts do not restrict.
 */

/** The codes of a filter, each of which is offered. */
export function knownCodes(
  field: string,
  codes: readonly string[] | null | undefined,
  offered: readonly string[],
): string[] | null {
  const other = codes?.find((code) => !offered.includes(code));
  if (other !== undefined) {
    throw new CodedError('CHOICE_UNKNOWN', {
      field,
      value: other.slice(0, 40),
      offered: offered.join(', '),
    });
  }
  return codes ? [...codes] : null;
}

/** Bare uuid of a filter's id, which is of this kind where one is asked for. */
export function knownId(id: string | null | undefined, kind?: Kind): string | null {
  if (!id) return null;
  const uuid = parseId(id, kind)?.uuid;
  if (!uuid) throw new CodedError('UNKNOWN_ID', { id: id.slice(0, 80) });
  return uuid;
}

/** Those of the units that lie in the subtree asked for; every owner of a merged list refuses a wrong one alike. */
export function withinUnit(
  units: readonly string[],
  orgUnitId: string | null | undefined,
  tree: Pick<OrgTree, 'unit' | 'subtree'>,
): string[] {
  const id = knownId(orgUnitId, 'orgUnit');
  if (id === null) return [...units];
  if (!tree.unit(id)) throw new CodedError('UNKNOWN_UNIT');
  const asked = new Set(tree.subtree(id));
  return units.filter((unit) => asked.has(unit));
}

/** Refuses a period that ends before it begins; days as `YYYY-MM-DD`. */
export function insistOnPeriod(from: string | null | undefined, to: string | null | undefined): void {
  if (from && to && from > to) throw new CodedError('PERIOD_REVERSED', { from, to });
}
