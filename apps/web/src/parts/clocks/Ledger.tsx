import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineFullFragment } from '../../graph/generated/graphql';
import { useDates } from '../dates';

/** What a clock has been through: pauses, extensions, and why its date moved. */
export function Ledger({ deadline }: { deadline: DeadlineFullFragment }): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useDates();
  const { pauses, extensions, reckonings } = deadline;
  if (pauses.length + extensions.length + reckonings.length === 0) return null;
  const joined = (...parts: (string | null | undefined | false)[]): string =>
    parts.filter(Boolean).join(' · ');
  return (
    <ul className="small" style={{ margin: '4px 0', paddingLeft: 18 }}>
      {pauses.map(({ from, until, reasonText, note, by }) => (
        <li key={`pause ${from}`}>
          {joined(
            until
              ? `${instant(from)} ${t('time.to')} ${instant(until)}`
              : t('clocks.stands', { from: instant(from) }),
            reasonText,
            note,
            by?.name,
          )}
        </li>
      ))}
      {extensions.map((extension) => (
        <li key={`extension ${extension.askedAt}`}>
          {joined(
            t('clocks.asked', { date: day(extension.askedUntil) }),
            extension.reason,
            extension.askedBy?.name,
            extension.granted === null || extension.granted === undefined
              ? t('clocks.waits')
              : extension.granted
                ? t('clocks.granted', { date: day(extension.until ?? extension.askedUntil) })
                : t('clocks.refused'),
            extension.decisionReason,
            extension.decidedBy?.name,
          )}
        </li>
      ))}
      {reckonings.map(({ at, reasonText, notice, dueDate }) => (
        <li key={`reckoning ${at}`}>
          {joined(
            t('clocks.was', { date: day(dueDate) }),
            reasonText,
            notice && !reasonText.includes(notice) && notice,
            instant(at),
          )}
        </li>
      ))}
    </ul>
  );
}
