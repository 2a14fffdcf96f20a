import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { bareId } from '../../graph/ids';
import { useDates } from '../../parts/dates';
import { Facts } from '../../parts/Facts';
import { Section } from '../../parts/Section';
import type { SessionData } from './SessionPage';
import { marks } from '../../i18n/marks';

/** When, where, on what. */
export function Overview({ session }: { session: SessionData }): ReactNode {
  const { t } = useTranslation();
  const { instant, day } = useDates();
  const { consultation, noticeSentAt, earliestByNotice } = session;
  const topic = consultation?.topic;
  const notice = noticeSentAt
    ? instant(noticeSentAt)
    : [t('session.noticeNot'), earliestByNotice && t('session.earliest', { date: day(earliestByNotice) })]
        .filter(Boolean)
        .join(marks().semicolon);
  return (
    <Section title={t('session.title')}>
      <Facts
        columns={1}
        rows={[
          [
            t('session.matter'),
            topic && (
              <Link to={`/topics/${bareId(topic.id)}`}>
                {topic.number} {topic.title}
              </Link>
            ),
          ],
          [t('session.when'), instant(session.scheduledAt)],
          [t('session.where'), session.place],
          [t('session.form'), session.form],
          [t('session.room'), session.room?.name],
          [t('session.chair'), session.chair?.name],
          [t('session.notice'), notice],
          [t('fields.shortNoticeReason'), session.shortNoticeReason],
          [
            t('session.counts'),
            session.counts
              ? t('form.yes')
              : `${t('session.countsNot')}${session.notCountingReason ? `${marks().colon}${session.notCountingReason}` : ''}`,
          ],
        ]}
      />
    </Section>
  );
}
