import type { LadderRung, ProfileDocument } from '@concord/contracts/profile';
import type { Rung, RungKind, RungOffset } from '@concord/business-time/rungs';

function offsetOf(rung: LadderRung): RungOffset {
  if (rung.share !== undefined) return { share: rung.share };
  if (rung.fromStartWd !== undefined) return { wdFromStart: rung.fromStartWd };
  const days = rung.offsetWd ?? 0;
  if (days === 0) return 'due-day';
  return days < 0 ? { wd: days } : { wdAfter: days };
}

function kindOf(rung: LadderRung): RungKind {
  if (rung.effects.includes('overdueNotice') || rung.effects.includes('urging')) return 'overdue';
  if (rung.effects.includes('warning')) return 'warning';
  return rung.effects.includes('reminder') ? 'reminder' : 'draft';
}

/** The rungs of a profile's ladder that apply to one of its clocks (domain.md E.2, decision 5). */
export function ladderOf(profile: ProfileDocument, profileClock: string): Rung[] {
  return profile.ladder
    .filter((rung) => !rung.only || rung.only.includes(profileClock))
    .map((rung) => ({
      key: rung.key,
      level: Number(rung.level.replace(/\D/g, '')),
      offset: offsetOf(rung),
      kind: kindOf(rung),
      recipients: rung.to.map((to) => to.role),
    }));
}
