import { Button, Timeline } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelinePartsFragment } from '../graph/generated/graphql';
import { useLabels } from '../i18n/labels';
import { useDates } from './dates';
import { inRuns } from './timeline-runs';
import { Empty } from './Empty';
import { marks } from '../i18n/marks';

/** So many are shown at first: what happened lately, on a narrow screen too. */
const LATEST = 6;

/** What happened, newest first; each entry is chained to the one before it. */
export function CaseTimeline({ entries }: { entries: readonly TimelinePartsFragment[] }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const [all, setAll] = useState(false);
  if (entries.length === 0) return <Empty text={t('state.empty')} />;
  const newestFirst = [...entries].sort((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
  const runs = inRuns(newestFirst);
  const shown = all ? runs : runs.slice(0, LATEST);
  return (
    <>
      <Timeline
        items={shown.map((run) => {
          const [entry, earlier] = [run[0]!, run.at(-1)!];
          return {
            key: entry.hash,
            content: (
              <div>
                <div style={{ overflowWrap: 'anywhere' }}>
                  {entry.text}
                  {run.length > 1 && `${marks().open}${t('case.times', { n: run.length })}${marks().close}`}
                </div>
                <div className="small muted">
                  {run.length > 1 && `${instant(earlier.at)} ${t('time.to')} `}
                  {instant(entry.at)} · {who(entry)}
                </div>
              </div>
            ),
          };
        })}
      />
      {runs.length > LATEST && (
        <Button size="small" onClick={() => setAll(!all)} aria-expanded={all} style={{ marginBottom: 12 }}>
          {all ? t('case.latestOnly') : t('case.showAll', { n: newestFirst.length })}
        </Button>
      )}
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

  function who({ actor, actorRole, actorUnit, onBehalfOf }: TimelinePartsFragment): string {
    return [
      [actor?.name ?? t('case.system'), onBehalfOf && t('case.forHolder', { name: onBehalfOf.name })]
        .filter(Boolean)
        .join(' '),
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
