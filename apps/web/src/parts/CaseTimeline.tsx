import { Timeline } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelinePartsFragment } from '../graph/generated/graphql';
import { useLabels } from '../i18n/labels';
import { useDates } from './dates';
import { Empty } from './Empty';

/** What happened, newest first; each entry is chained to the one before it. */
export function CaseTimeline({ entries }: { entries: readonly TimelinePartsFragment[] }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  if (entries.length === 0) return <Empty text={t('state.empty')} />;
  const newestFirst = [...entries].sort((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
  return (
    <>
      <Timeline
        items={newestFirst.map((entry) => ({
          key: entry.hash,
          content: (
            <div>
              <div style={{ overflowWrap: 'anywhere' }}>{entry.text}</div>
              <div className="small muted">
                {instant(entry.at)} · {who(entry)}
              </div>
            </div>
          ),
        }))}
      />
      <details className="small">
        <summary style={{ cursor: 'pointer' }}>{t('case.proof')}</summary>
        <p className="muted">{t('case.proofText')}</p>
        <ul style={{ paddingLeft: 18, overflowWrap: 'anywhere' }}>
          {newestFirst.map(({ hash, at }) => (
            <li key={hash}>
              {instant(at)} <code>{hash.slice(0, 16)}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );

  function who({ actor, actorRole, actorUnit }: TimelinePartsFragment): string {
    return [
      actor?.name ?? t('case.system'),
      actorUnit?.name,
      actor && actorRole !== 'PERSON' && label('role', actorRole),
    ]
      .filter(Boolean)
      .join(' · ');
  }
}

/** Entries of several chains of one matter. */
export function entriesOf(
  ...timelines: ({ edges: readonly { node: TimelinePartsFragment }[] } | null | undefined)[]
): TimelinePartsFragment[] {
  return timelines.flatMap((timeline) => timeline?.edges.map(({ node }) => node) ?? []);
}
