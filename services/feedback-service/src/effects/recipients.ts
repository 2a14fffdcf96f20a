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
  /** Units by whose posts each of them is told; nothing of whom is told as himself. */
  via: Map<string, string[]>;
  vacancies: Vacancy[];
}

/** Superiors are told beside those who act. A department without one is a vacancy; a place has none of its own. */
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
  /** Acts that the message asks for: a deputy who was named for others is not told. */
  work?: readonly string[];
}

/** Who holds these posts now; a post that nobody holds falls to the next above. People are written to as they are. */
export function holdersOf(recipients: readonly Recipient[], looking: Looking): Found {
  const found = new Finding(looking);
  for (const recipient of recipients) {
    if ('personId' in recipient) found.add([{ personId: recipient.personId }]);
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
  const found = new Finding(looking);
  const asked = to.filter(({ where }) => where === 'unit').map(({ role }) => role);
  if (asked.length > 0) found.onUnit(units.responsible, asked);
  for (const { role, where } of to) if (where !== 'unit') found.nearest(role, units.place, where);
  return found.result();
}

/** Who is told, and by the post on which unit; of whom is told as himself, none. */
interface Held {
  personId: string;
  unitId?: string;
}

/** Collects people and vacancies; nobody twice. */
class Finding {
  /** By person: the units by whose posts he is told. */
  private readonly found = new Map<string, Set<string>>();
  private readonly vacancies: Vacancy[] = [];

  constructor(private readonly looking: Looking) {}

  add(holders: readonly Held[]): void {
    for (const { personId, unitId } of holders) {
      const units = this.found.get(personId) ?? new Set();
      this.found.set(personId, unitId ? units.add(unitId) : units);
    }
  }

  /** Holders of any of the roles on the very unit; where nobody acts there, the next above, and a vacancy. */
  onUnit(unitId: string, roles: readonly string[]): void {
    const superiors = roles.filter((role) => SUPERIORS.includes(role));
    const acting = roles.filter((role) => !SUPERIORS.includes(role));
    const leading = this.holders(superiors, unitId);
    this.add(leading);
    if (superiors.length > 0 && leading.length === 0 && acting.length > 0 && this.leads(unitId)) {
      this.vacancies.push({ orgUnitId: unitId, roles: superiors });
      this.add(this.nextAbove(unitId, superiors));
    }
    const owed = acting.length > 0 ? acting : superiors;
    const there = this.holders(owed, unitId);
    this.add(there);
    if (there.length > 0) return;
    this.vacancies.push({ orgUnitId: unitId, roles: owed });
    this.add(this.nextAbove(unitId, owed));
  }

  /** The nearest holders of the role from the case's place upwards, or from its county or city; else a vacancy. */
  nearest(role: string, placeId: string, where: 'case' | 'county' | 'city'): void {
    const { tree, now } = this.looking;
    const from = where === 'case' ? undefined : tree.ancestor(placeId, (unit) => unit.kind === LEVELS[where]);
    const fromId = from?.id ?? placeId;
    const unit = tree.nearestWithRole(role, fromId, now);
    if (unit) this.add(this.holders([role], unit.id));
    else this.vacancies.push({ orgUnitId: fromId, roles: [role] });
  }

  result(): Found {
    const via = [...this.found].flatMap(([personId, units]): [string, string[]][] =>
      units.size > 0 ? [[personId, [...units]]] : [],
    );
    return { personIds: [...this.found.keys()], via: new Map(via), vacancies: this.vacancies };
  }

  private leads(unitId: string): boolean {
    return this.looking.tree.unit(unitId)?.kind === 'DEPARTMENT';
  }

  private holders(roles: readonly string[], unitId: string): Held[] {
    const { tree, now, work } = this.looking;
    // Deputies in their time are written to beside those for whom they act.
    return roles
      .flatMap((role) => tree.reachable(role, unitId, now, work))
      .map(({ personId }) => ({
        personId,
        unitId,
      }));
  }

  /** The unit's own superiors; else, going up level by level, who has one of the roles or hands matters on there. */
  private nextAbove(unitId: string, roles: readonly string[]): Held[] {
    const { tree, chainOf } = this.looking;
    const superiors = this.holders(SUPERIORS, unitId);
    if (superiors.length > 0) return superiors;
    const wanted = [...new Set([...roles.filter((role) => !INSIDE_ONLY.includes(role)), ...chainOf(unitId)])];
    for (const placeId of tree.path(unitId).reverse().slice(1)) {
      const bodies = tree.childrenOf(placeId).filter(({ id }) => tree.isBody(id));
      const told = [placeId, ...bodies.map(({ id }) => id)].flatMap((id) => this.holders(wanted, id));
      if (told.length > 0) return told;
    }
    return [];
  }
}
