import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaderUnitFragment } from '../../graph/generated/graphql';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';
import { behind, type Cases, type Scope } from './cases';
import { Count } from './Figure';

interface Props {
  feedback: LeaderUnitFragment['feedbackFigures'];
  scope: Scope;
  open(cases: Cases): void;
}

/** Commitments under way of each department, in the order of bodies as it came: never by lateness (decision 12). */
export function Commitments({ feedback, scope, open }: Props): ReactNode {
  const { t } = useTranslation();
  const rows = feedback?.byDepartment ?? [];
  const most = Math.max(1, ...rows.map((row) => row.open));
  return (
    <Section title={t('dashboard.byDepartment')}>
      {!feedback && <Empty text={t('dashboard.unavailable')} />}
      {feedback && rows.length === 0 && <Empty text={t('dashboard.noDepartments')} />}
      {feedback && rows.length > 0 && (
        <table className="leader-table leader-departments">
          <caption className="visually-hidden">{t('dashboard.byDepartment')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('dashboard.department')}</th>
              <td className="leader-bar-cell" />
              <th scope="col" className="leader-number">
                {t('dashboard.open')}
              </th>
              <th scope="col" className="leader-number">
                {t('dashboard.ofThoseLate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ department, open: count, late }) => {
              const name = department?.name ?? t('time.none');
              const of = `${name} ${t('dashboard.commitments')}`;
              return (
                <tr key={department?.id ?? name}>
                  <th scope="row">{name}</th>
                  <td className="leader-bar-cell">
                    <div className="leader-bar" aria-hidden>
                      <span
                        style={{
                          width: `${((count - late) / most) * 100}%`,
                          background: 'var(--leader-open)',
                        }}
                      />
                      <span style={{ width: `${(late / most) * 100}%`, background: 'var(--leader-late)' }} />
                    </div>
                  </td>
                  <td className="leader-number">
                    <Count
                      value={count}
                      of={of}
                      onOpen={() => open({ ...behind.commitments(scope, department?.id), title: of })}
                    />
                  </td>
                  <td className="leader-number">
                    <Count
                      value={late}
                      of={`${of} ${t('dashboard.late')}`}
                      onOpen={() =>
                        open({
                          ...behind.commitments(scope, department?.id, true),
                          title: `${of} · ${t('dashboard.late')}`,
                        })
                      }
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('dashboard.total')}</th>
              <td className="leader-bar-cell" />
              <td className="leader-number">
                <Count
                  value={feedback.commitmentsOpen}
                  of={t('dashboard.commitments')}
                  onOpen={() => open({ ...behind.commitments(scope), title: t('dashboard.commitments') })}
                />
              </td>
              <td className="leader-number">
                <Count
                  value={feedback.commitmentsLate}
                  of={t('dashboard.late')}
                  onOpen={() =>
                    open({ ...behind.commitments(scope, undefined, true), title: t('dashboard.overdueList') })
                  }
                />
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </Section>
  );
}
