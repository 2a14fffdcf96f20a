import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../app/viewer';
import { CalendarMovesDocument } from '../../graph/generated/graphql';
import { pageOf } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { PageState } from '../../parts/PageState';
import { Section } from '../../parts/Section';
import { marks } from '../../i18n/marks';

/** What publication would move, before it is done: which dates, by how much, and whose. */
export function Moves({ noticeId }: { noticeId: string }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useDates();
  const { viewer } = useViewer();
  // Who keeps calendars sees which dates move; the cases are open to him only by another post.
  const reads = (viewer?.roles ?? []).some(({ role }) => role !== 'ADMINISTRATOR');
  const answer = useLiveQuery(CalendarMovesDocument, { noticeId, first: 100 });
  return (
    <Section title={t('calendars.moves')}>
      <PageState answer={answer} value={answer.data?.calendarMoves} rows={3}>
        {({ edges, missing, ...counts }) => (
          <>
            {missing.length > 0 && (
              <Alert
                type="warning"
                showIcon
                style={{ marginBottom: 10 }}
                title={t('calendars.movesMissing', {
                  services: missing
                    .map((name) => t(`state.service.${name}` as never, { defaultValue: name }))
                    .join(marks().comma),
                })}
              />
            )}
            <p style={{ marginTop: 0 }} aria-live="polite">
              {t('calendars.movesSummary', {
                open: counts.openCount,
                total: counts.totalCount,
                later: counts.laterCount,
                earlier: counts.earlierCount,
                settled: counts.settledCount,
                overdue: counts.overdueCount,
              })}
            </p>
            {edges.length === 0 && <p className="muted">{t('calendars.movesNone')}</p>}
            <ul className="rows">
              {edges.map(({ node: move }) => (
                <li key={move.id}>
                  <div className="row-line">
                    <span className="grow">
                      {reads ? <Link to={pageOf(move.caseId) ?? '#'}>{move.title}</Link> : move.title} ·{' '}
                      {label('deadlineKind', move.kind)}
                    </span>
                    <strong style={{ fontWeight: 600 }}>
                      {move.days > 0 && t('calendars.moveLater', { count: move.days })}
                      {move.days < 0 && t('calendars.moveEarlier', { count: -move.days })}
                      {move.days === 0 && t('calendars.moveSettled')}
                    </strong>
                  </div>
                  <div className="row-line small muted">
                    <span>
                      {day(move.dueDate)} → {day(move.toDate)}
                    </span>
                    <span>{(move.responsible ?? move.orgUnit)?.name}</span>
                    {move.wasProvisional && !move.provisional && <span>{t('calendars.moveSettled')}</span>}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </PageState>
    </Section>
  );
}
