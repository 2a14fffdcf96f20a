import type { Calendar } from '@concord/business-time/calendar';
import { reachesAct } from '@concord/contracts/acts';
import type {
  CalendarNoticeRecord,
  DeputyRecord,
  DirectorySnapshot,
  OrgUnitRecord,
  PostRecord,
} from '@concord/contracts/directory';
import { profileDocument, type ProfileDocument } from '@concord/contracts/profile';
import { CalendarSet } from './calendars.js';

const PLACE_KINDS = new Set(['CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'ENTERPRISE_INSTITUTION']);

/** Where a profile version came from and what it says. */
export interface ProfileVersion {
  key: string;
  version: number;
  document: ProfileDocument;
}

function isHeld(post: Pick<PostRecord, 'from' | 'until'>, at: Date): boolean {
  const instant = at.getTime();
  return Date.parse(post.from) <= instant && (post.until === null || Date.parse(post.until) > instant);
}

/** Somebody who can be written to for a post: who holds it, or who acts for him. */
export interface Reachable extends PostRecord {
  /** Bare uuid of the holder, where this is his deputy. */
  onBehalfOf?: string;
  /** Acts to which that deputy is limited; absent: all that the post may do. */
  acts?: string[];
}

/** The organisation tree with its posts and profiles, in memory; pure and unchanging. */
export class OrgTree {
  readonly version: number;
  private readonly units = new Map<string, OrgUnitRecord>();
  private readonly children = new Map<string | null, string[]>();
  private readonly postsByUnit = new Map<string, PostRecord[]>();
  private readonly postsByPerson = new Map<string, PostRecord[]>();
  private readonly profiles: ProfileVersion[];
  private readonly calendars: CalendarSet;
  private readonly deputies: readonly DeputyRecord[];

  constructor(snapshot: DirectorySnapshot) {
    this.version = snapshot.version;
    for (const unit of snapshot.units) {
      this.units.set(unit.id, unit);
      const siblings = this.children.get(unit.parentId) ?? [];
      siblings.push(unit.id);
      this.children.set(unit.parentId, siblings);
    }
    for (const post of snapshot.posts) {
      const posts = this.postsByUnit.get(post.orgUnitId) ?? [];
      posts.push(post);
      this.postsByUnit.set(post.orgUnitId, posts);
      this.postsByPerson.set(post.personId, [...(this.postsByPerson.get(post.personId) ?? []), post]);
    }
    this.profiles = snapshot.profiles.map((p) => ({
      key: p.key,
      version: p.version,
      document: profileDocument.parse(p.document),
    }));
    this.deputies = snapshot.deputies ?? [];
    this.calendars = new CalendarSet(snapshot.calendars ?? []);
  }

  unit(id: string): OrgUnitRecord | undefined {
    return this.units.get(id);
  }

  /** Ids from the root down to the unit; empty for an unknown unit. */
  path(id: string): string[] {
    const path: string[] = [];
    for (let at = this.units.get(id); at; at = at.parentId ? this.units.get(at.parentId) : undefined) {
      path.unshift(at.id);
    }
    return path;
  }

  /** True when `id` is `ancestor` or lies below it. */
  isWithin(id: string, ancestor: string): boolean {
    return this.path(id).includes(ancestor);
  }

  /** The unit and everything below it. */
  subtree(id: string): string[] {
    if (!this.units.has(id)) return [];
    const found: string[] = [];
    const open = [id];
    for (let next = open.pop(); next; next = open.pop()) {
      found.push(next);
      open.push(...(this.children.get(next) ?? []));
    }
    return found;
  }

  /** A body (department, station, Party body) as opposed to a place. */
  isBody(id: string): boolean {
    const unit = this.units.get(id);
    return unit !== undefined && !PLACE_KINDS.has(unit.kind);
  }

  /**
   * Units whose people hear that something of this unit changed: the unit, the places above, and the offices beside
   * each of them, which read its cases. A department hears only of what names it.
   */
  hearersOf(id: string): string[] {
    const path = this.path(id);
    const offices = path.flatMap((place) =>
      this.childrenOf(place).filter((unit) => this.isBody(unit.id) && unit.kind !== 'DEPARTMENT'),
    );
    return [...new Set([...path, ...offices.map((unit) => unit.id)])];
  }

  childrenOf(id: string | null): OrgUnitRecord[] {
    const ids = this.children.get(id) ?? [];
    return ids.map((child) => this.units.get(child)!).sort((a, b) => a.officialOrder - b.officialOrder);
  }

  /** Nearest unit of a kind (or level) on the way up, the unit itself included. */
  ancestor(id: string, matches: (unit: OrgUnitRecord) => boolean): OrgUnitRecord | undefined {
    return this.path(id)
      .reverse()
      .map((unitId) => this.units.get(unitId)!)
      .find(matches);
  }

  /** Posts on exactly this unit that are held at that instant (case time). */
  postsOf(orgUnitId: string, at: Date): PostRecord[] {
    return (this.postsByUnit.get(orgUnitId) ?? []).filter((post) => isHeld(post, at));
  }

  /** The end of the last of these posts that were held on exactly this unit before that instant; null: none ever was. */
  lastHeld(roles: readonly string[], orgUnitId: string, at: Date): string | null {
    const ends = (this.postsByUnit.get(orgUnitId) ?? []).flatMap(({ role, until }) =>
      until !== null && roles.includes(role) && Date.parse(until) <= at.getTime() ? [until] : [],
    );
    return ends.sort().at(-1) ?? null;
  }

  /** Posts that the person holds at that instant. */
  postsOfPerson(personId: string, at: Date): PostRecord[] {
    return (this.postsByPerson.get(personId) ?? []).filter((post) => isHeld(post, at));
  }

  /** Who holds the role on exactly this unit at that instant (ISO, case time). */
  holders(role: string, orgUnitId: string, at: Date): PostRecord[] {
    return this.postsOf(orgUnitId, at).filter((post) => post.role === role);
  }

  /** Deputies in their time of those who hold the role on exactly this unit; none of a post that is held no more. */
  deputiesOf(role: string, orgUnitId: string, at: Date): DeputyRecord[] {
    const holders = new Set(this.holders(role, orgUnitId, at).map((post) => post.personId));
    return this.deputies.filter(
      (deputy) =>
        deputy.role === role &&
        deputy.orgUnitId === orgUnitId &&
        isHeld(deputy, at) &&
        holders.has(deputy.holderId),
    );
  }

  /**
   * Who is written to for a post: its holders, and their deputies in their time; nobody twice. A deputy who was named
   * for certain acts hears only of `work` that is among them.
   */
  reachable(role: string, orgUnitId: string, at: Date, work: readonly string[] = []): Reachable[] {
    const holders: Reachable[] = this.holders(role, orgUnitId, at);
    const known = new Set(holders.map((post) => post.personId));
    const deputies = this.deputiesOf(role, orgUnitId, at)
      .filter((deputy) => !known.has(deputy.personId) && reachesAct(deputy.acts, ...work))
      .map(({ holderId, ...deputy }) => ({ ...deputy, onBehalfOf: holderId }));
    return [...holders, ...deputies];
  }

  /** Posts that the person may act under as somebody's deputy at that instant. */
  deputisedBy(personId: string, at: Date): DeputyRecord[] {
    const named = this.deputies.filter((deputy) => deputy.personId === personId && isHeld(deputy, at));
    return named.filter((deputy) =>
      this.holders(deputy.role, deputy.orgUnitId, at).some((post) => post.personId === deputy.holderId),
    );
  }

  /** Every deputy named so far, those to come and those whose time is over too. */
  allDeputies(): readonly DeputyRecord[] {
    return this.deputies;
  }

  /**
   * The same hands, for rules that ask for two people: one person, or a holder and who is or was his deputy. What the
   * deputy did he did for the holder, so the one is no check of the other.
   */
  sameHands(a: string | null | undefined, b: string | null | undefined): boolean {
    if (!a || !b) return false;
    if (a === b) return true;
    return this.deputies.some(
      ({ holderId, personId }) => (holderId === a && personId === b) || (holderId === b && personId === a),
    );
  }

  /** The nearest unit, going up and looking at each level's bodies, on which somebody holds the role. */
  nearestWithRole(role: string, fromUnitId: string, at: Date): OrgUnitRecord | undefined {
    for (const unitId of this.path(fromUnitId).reverse()) {
      const here = [
        this.units.get(unitId)!,
        ...this.childrenOf(unitId).filter((child) => this.isBody(child.id)),
      ];
      const found = here.find((unit) => this.holders(role, unit.id, at).length > 0);
      if (found) return found;
    }
    return undefined;
  }

  /** Newest version of a profile, or the very version a case started under. */
  profile(key: string, version?: number): ProfileVersion | undefined {
    const versions = this.profiles.filter(
      (p) => p.key === key && (version === undefined || p.version === version),
    );
    return versions.sort((a, b) => b.version - a.version)[0];
  }

  /** The calendar in force: the product's with every published notice of its layers; an unknown id is refused. */
  calendar(id: string): Calendar {
    return this.calendars.inForce(id);
  }

  /** The calendar as it was in an earlier version (a clock's own, `calendarVersion`); null: the one in force. */
  calendarIn(id: string, version: string | null): Calendar {
    return this.calendars.inVersion(id, version);
  }

  /** The same as if this draft were published too; unchanged where the notice is of none of its layers. */
  calendarWith(id: string, noticeId: string): Calendar {
    return this.calendars.with(id, noticeId);
  }

  /** An imported notice by its bare uuid, draft or published. */
  calendarNotice(noticeId: string): CalendarNoticeRecord | undefined {
    return this.calendars.notice(noticeId);
  }

  /** Every imported notice: published ones in order, drafts last. */
  calendarNotices(): readonly CalendarNoticeRecord[] {
    return this.calendars.notices;
  }
}
