import type { Calendar } from '@concord/business-time/calendar';
import type {
  CalendarNoticeRecord,
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

function isHeld(post: PostRecord, at: Date): boolean {
  const instant = at.getTime();
  return Date.parse(post.from) <= instant && (post.until === null || Date.parse(post.until) > instant);
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

  /** Posts that the person holds at that instant. */
  postsOfPerson(personId: string, at: Date): PostRecord[] {
    return (this.postsByPerson.get(personId) ?? []).filter((post) => isHeld(post, at));
  }

  /** Who holds the role on exactly this unit at that instant (ISO, case time). */
  holders(role: string, orgUnitId: string, at: Date): PostRecord[] {
    return this.postsOf(orgUnitId, at).filter((post) => post.role === role);
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
