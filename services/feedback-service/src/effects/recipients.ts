import type { Recipient } from '@concord/contracts/facts';
import type { LadderRung } from '@concord/contracts/profile';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';

/** A unit on which nobody holds any of the posts that were to be told. */
export interface Vacancy {
  orgUnitId: string;
  roles: readonly string[];
}

/** People to be written to, and the vacancies that were found on the way. */
export interface Found {
  personIds: string[];
  vacancies: Vacancy[];
}

/** Superiors are told beside those who act, where there are any; a missing one alone is no vacancy. */
const SUPERIORS: readonly string[] = ['DEPARTMENT_LEADER', 'LEADER'];
/** Held inside one unit only: nobody's next above is another department. */
const INSIDE_ONLY: readonly string[] = ['DEPARTMENT_OFFICER', 'DEPARTMENT_LEADER'];
const LEVELS = { county: 'COUNTY', city: 'CITY' } as const;

/** Where the tree is looked at: who holds what at that instant, and who is above when nobody is there. */
export interface Looking {
  tree: OrgTree;
  /** Case time at which the message is made. */
  now: Date;
  /** Roles that hand matters on at a unit (its profile's chain): the next above where nobody is there. */
  chainOf(unitId: string): readonly string[];
}

/** Who holds these posts now; a post that nobody holds falls to the next above. People are written to as they are. */
export function holdersOf(recipients: readonly Recipient[], looking: Looking): Found {
  const found = new Finding(looking);
  for (const recipient of recipients) {
    if ('personId' in recipient) found.add([recipient.personId]);
    else found.onUnit(recipient.orgUnitId, [recipient.role]);
  }
  return found.result();
}

/**
 * Recipients of a rung, found on the tree at its making. Roles `unit` are looked for on the responsible unit itself
 * and stand for one another: a department has officers, a room a convenor. All others are found from the case's
 * place, its county or its city upwards.
 */
export function recipientsOf(
  to: LadderRung['to'],
  units: { responsible: string; place: string },
  looking: Looking,
): Found {
  const { tree } = looking;
  const found = new Finding(looking);
  const acting = to.filter(({ where }) => where === 'unit').map(({ role }) => role);
  if (acting.length > 0) found.onUnit(units.responsible, acting);
  for (const { role, where } of to) {
    if (where === 'unit') continue;
    const level = where === 'case' ? undefined : LEVELS[where];
    const from = level && tree.ancestor(units.place, (unit) => unit.kind === level);
    found.upwards(role, from?.id ?? units.place);
  }
  return found.result();
}

/** Collects people and vacancies; nobody twice. */
class Finding {
  private readonly people = new Set<string>();
  private readonly vacancies: Vacancy[] = [];

  constructor(private readonly looking: Looking) {}

  add(personIds: readonly string[]): void {
    for (const personId of personIds) this.people.add(personId);
  }

  /** Holders of any of the roles on the very unit; where nobody acts there, the next above, and a vacancy. */
  onUnit(unitId: string, roles: readonly string[]): void {
    const { tree, now } = this.looking;
    for (const role of roles) this.add(tree.holders(role, unitId, now).map(({ personId }) => personId));
    const able = roles.filter((role) => !SUPERIORS.includes(role));
    const acting = able.length > 0 ? able : roles;
    if (acting.some((role) => tree.holders(role, unitId, now).length > 0)) return;
    this.vacancies.push({ orgUnitId: unitId, roles: acting });
    this.nextAbove(unitId, acting);
  }

  /** The nearest holders of the role from the unit upwards. */
  upwards(role: string, unitId: string): boolean {
    const { tree, now } = this.looking;
    const nearest = tree.nearestWithRole(role, unitId, now);
    if (nearest) this.add(tree.holders(role, nearest.id, now).map(({ personId }) => personId));
    return nearest !== undefined;
  }

  result(): Found {
    return { personIds: [...this.people], vacancies: this.vacancies };
  }

  /** The same role further up; else whoever hands matters on at the unit. */
  private nextAbove(unitId: string, roles: readonly string[]): void {
    const further = roles.filter((role) => !INSIDE_ONLY.includes(role));
    const chain = this.looking.chainOf(unitId);
    [...further, ...chain].find((role) => this.upwards(role, unitId));
  }
}
