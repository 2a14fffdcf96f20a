import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseConsultationFragment } from '../../graph/generated/graphql';
import { useDates } from '../../parts/dates';
import { Facts } from '../../parts/Facts';
import { marks } from '../../i18n/marks';

/** 公示: where, how long, and the objections with their handling. */
export function Publicity({ publicity }: { publicity: CaseConsultationFragment['publicity'] }): ReactNode {
  const { t } = useTranslation();
  const { day, instant, lastDay } = useDates();
  if (!publicity) return null;
  const { from, endsAt, channels, objections, openObjections, endedAt } = publicity;
  return (
    <>
      <Facts
        rows={[
          [
            t('public.period'),
            `${day(from)} ${t('time.to')} ${lastDay(endsAt)}${endedAt ? `${marks().open}${t('public.ended')}${marks().close}` : ''}`,
          ],
          [t('case.channels'), channels.join(marks().comma)],
        ]}
      />
      <h3>{t('case.objections')}</h3>
      {objections.length === 0 && (
        <p className="muted" style={{ margin: 0 }}>
          {t('case.noObjections')}
        </p>
      )}
      {openObjections > 0 && (
        <p className="muted small">{t('case.openObjections', { count: openObjections })}</p>
      )}
      <ul className="rows">
        {objections.map((objection) => (
          <li key={objection.id}>
            <div className="row-line">
              <span className="grow">{objection.text}</span>
              {objection.lookAlikes > 1 && <Tag>{t('case.alike', { count: objection.lookAlikes })}</Tag>}
              <Tag>
                {objection.handledAt
                  ? objection.upheld
                    ? t('case.upheld')
                    : t('case.notUpheld')
                  : t('case.unhandled')}
              </Tag>
            </div>
            <div className="small muted">{instant(objection.at)}</div>
            {objection.handling && (
              <div className="small">
                {t('case.handling')}
                {marks().colon}
                {objection.handling}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
