import { composeCalendar, getCalendar, type Calendar } from '@concord/business-time/calendar';
import type { CalendarLayer } from '@concord/business-time/calendar-sheets';
import { BusinessTimeError } from '@concord/business-time/errors';
import type { CalendarNoticeRecord } from '@concord/contracts/directory';

/**
 * The working calendars of one version of the directory: those that come with the product, and the notices imported
 * since. A version's name is the issue date of its newest notice, then how many imported notices it holds
 * (`2026-11-10+1`): nothing published is ever taken back, so a name is never used for two contents.
 */
export class CalendarSet {
  private readonly kept = new Map<string, Calendar>();

  constructor(readonly notices: readonly CalendarNoticeRecord[]) {}

  /** The calendar with every published notice of its layers; an unknown id is refused, never replaced by another. */
  inForce(id: string): Calendar {
    let calendar = this.kept.get(id);
    if (!calendar) this.kept.set(id, (calendar = this.compose(id, null)));
    return calendar;
  }

  /** The calendar as if this draft were published too; the one in force where it changes nothing of it. */
  with(id: string, noticeId: string): Calendar {
    const draft = this.notice(noticeId);
    if (!draft) throw new BusinessTimeError('bad-calendar', { calendar: id, what: noticeId });
    const concerns = getCalendar(id).definition.layers.some((layer) => layer.id === draft.layerId);
    if (!concerns || draft.state === 'PUBLISHED') return this.inForce(id);
    const key = `${id}~${noticeId}`;
    let calendar = this.kept.get(key);
    if (!calendar) this.kept.set(key, (calendar = this.compose(id, draft)));
    return calendar;
  }

  /**
   * The calendar as it was in an earlier version: only the notices that it knew. An open clock is reckoned by its own
   * version until a recalculation says why it moves.
   */
  inVersion(id: string, version: string | null): Calendar {
    const current = this.inForce(id);
    if (version === null || version === current.version) return current;
    const key = `${id}@${version}`;
    let calendar = this.kept.get(key);
    if (!calendar) this.kept.set(key, (calendar = this.earlier(id, version)));
    return calendar;
  }

  notice(noticeId: string): CalendarNoticeRecord | undefined {
    return this.notices.find((notice) => notice.noticeId === noticeId);
  }

  private earlier(id: string, version: string): Calendar {
    const [issuedOn = '', count = '0'] = version.split('+');
    const { definition } = getCalendar(id);
    const published = this.notices
      .filter((notice) => notice.state === 'PUBLISHED')
      .filter((notice) => definition.layers.some((layer) => layer.id === notice.layerId))
      .slice(0, Number(count));
    const layers = definition.layers.map((layer) => withNotices(layer, published));
    return { ...composeCalendar({ ...definition, layers }, issuedOn), version };
  }

  private compose(id: string, draft: CalendarNoticeRecord | null): Calendar {
    const shipped = getCalendar(id);
    const published = this.notices.filter((notice) => notice.state === 'PUBLISHED');
    const added = draft ? [...published, draft] : published;
    const layerIds = new Set(shipped.definition.layers.map((layer) => layer.id));
    const count = published.filter((notice) => layerIds.has(notice.layerId)).length;
    if (count === 0 && !draft) return shipped;
    const layers = shipped.definition.layers.map((layer) => withNotices(layer, added));
    const composed = composeCalendar({ ...shipped.definition, layers });
    const suffix = `${count > 0 ? `+${count}` : ''}${draft ? `~${draft.noticeId}` : ''}`;
    return { ...composed, version: `${composed.version}${suffix}` };
  }
}

/** A notice that has since come with the product itself counts once. */
function withNotices(layer: CalendarLayer, notices: readonly CalendarNoticeRecord[]): CalendarLayer {
  const known = new Set(layer.sheets.map((sheet) => sheet.notice));
  const sheets = notices
    .filter((notice) => notice.layerId === layer.id && !known.has(notice.sheet.notice))
    .map((notice) => notice.sheet);
  return { ...layer, sheets: [...layer.sheets, ...sheets] };
}
