import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseConsultationFragment } from '../../graph/generated/graphql';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Facts } from '../../parts/Facts';
import { present } from '../../graph/present';
import { marks } from '../../i18n/marks';

/** 调研: who, how, which sides were heard, and the report. */
export function Research({ research }: { research: CaseConsultationFragment['research'] }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  if (!research) return <Empty text={t('state.empty')} />;
  const { lead, team, methods, plan, sides, report, oneSideReason } = research;
  return (
    <>
      <Facts
        rows={[
          [t('case.lead'), lead?.name],
          [
            t('case.team'),
            present(team)
              .map(({ name }) => name)
              .join(marks().comma),
          ],
          [t('case.methods'), methods.map((code) => label('method', code)).join(marks().comma)],
          [t('case.plan'), plan],
        ]}
      />
      {sides.length > 0 && (
        <>
          <h3>{t('case.sides')}</h3>
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {sides.map((heard) => (
              <li key={heard.side + heard.at}>
                <strong>{heard.side}</strong>
                {heard.askNo ? `${marks().open}${t('form.ask', { no: heard.askNo })}${marks().close}` : ''}
                {marks().colon}
                {heard.view}
              </li>
            ))}
          </ul>
        </>
      )}
      {oneSideReason && (
        <p style={{ margin: '6px 0 0' }}>
          {t('fields.oneSideReason')}
          {marks().colon}
          {oneSideReason}
        </p>
      )}
      {report && (
        <>
          <h3>{t('case.report')}</h3>
          <Facts
            columns={1}
            rows={[
              [
                t('case.reportFacts'),
                <span className="text-block" key="f">
                  {report.facts}
                </span>,
              ],
              [
                t('case.reportProblems'),
                <span className="text-block" key="p">
                  {report.problems}
                </span>,
              ],
              [
                t('case.reportOptions'),
                <span className="text-block" key="o">
                  {report.options}
                </span>,
              ],
              [t('case.returnedReason'), report.returnedReason],
              [t('case.at'), instant(report.acceptedAt ?? report.submittedAt)],
              [t('case.by'), report.acceptedBy?.name],
            ]}
          />
        </>
      )}
    </>
  );
}
