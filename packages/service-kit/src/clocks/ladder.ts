import type { LadderRung, ProfileDocument } from '@concord/contracts/profile';
import type { Rung, RungKind, RungOffset } from '@concord/business-time/rungs';

function offsetOf(rung: LadderRung): RungOffset {
  if (rung.offsetWd === 0) return 'due-day';
  return rung.offsetWd < 0 ? { wd: rung.offsetWd } : { wdAfter: rung.offsetWd };
}

function kindOf(rung: LadderRung): RungKind {
  if (rung.effects.includes('letterDraft')) return 'draft';
  if (rung.effects.includes('overdueNotice') || rung.effects.includes('urging')) return 'overdue';
  return rung.effects.includes('warning') ? 'warning' : 'reminder';
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
