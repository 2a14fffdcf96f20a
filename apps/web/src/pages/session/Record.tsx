import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { present } from '../../graph/present';
import type { SessionData } from './SessionPage';
import { marks } from '../../i18n/marks';

interface Props {
  session: SessionData;
  bar(only: string[]): ReactNode;
  acts: { statements: string[]; commitments: string[]; minutes: string[] };
}

/** What was said, how people stood, what was agreed on, and the minutes. */
export function Record({ session, bar, acts }: Props): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useDates();
  const { commitments, nothingToImplement, minutes } = session;
  return (
    <>
      <Statements session={session} bar={bar(acts.statements)} />
      <Positions session={session} />
      <Section title={t('session.commitments')}>
        {nothingToImplement && (
          <p style={{ marginTop: 0 }}>{t('session.nothing', { reason: nothingToImplement })}</p>
        )}
        {commitments.length === 0 && !nothingToImplement && <Empty text={t('session.noCommitments')} />}
        <ol className="rows">
          {commitments.map((commitment) => (
            <li key={commitment.no}>
              <div className="text-block">
                {commitment.no}. {commitment.text}
              </div>
              <div className="row-line small muted">
                <span>
                  {t('session.lead')}
                  {marks().colon}
                  {commitment.leadUnit?.name}
                </span>
                {commitment.coUnits.length > 0 && (
                  <span>
                    {t('session.co')}
                    {marks().colon}
                    {present(commitment.coUnits)
                      .map(({ name }) => name)
                      .join(marks().comma)}
                  </span>
                )}
                {commitment.agreedDate && (
                  <span>
                    {t('session.agreed')}
                    {marks().colon}
                    {day(commitment.agreedDate)}
                  </span>
                )}
                {commitment.askNos.length > 0 && (
                  <span>{commitment.askNos.map((no) => t('form.ask', { no })).join(marks().comma)}</span>
                )}
              </div>
            </li>
          ))}
        </ol>
        {bar(acts.commitments)}
      </Section>
      <Section title={t('session.minutes')} id="minutes">
        {minutes ? (
          <>
            <p className="text-block">{minutes.text}</p>
            <p className="small muted" style={{ margin: '6px 0 0' }}>
              {minutes.signedAt
                ? `${t('case.signed')} · ${minutes.signedBy?.name ?? ''} · ${instant(minutes.signedAt)}`
                : t('case.notSigned')}
            </p>
          </>
        ) : (
          <Empty text={t('session.noMinutes')} />
        )}
        {bar(acts.minutes)}
      </Section>
    </>
  );
}

function Statements({ session, bar }: { session: SessionData; bar: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const { statements } = session;
  return (
    <Section title={t('session.statements')}>
      {statements.length === 0 && <Empty text={t('session.noStatements')} />}
      <ol className="rows">
        {statements.map((statement) => (
          <li key={statement.no}>
            <div className="text-block">
              <strong>{statement.speakerLabel}</strong>
              {marks().colon}
              {statement.text}
            </div>
            <div className="row-line small muted">
              <span>{label('sessionState', statement.phase)}</span>
              {statement.askNo && <span>{t('form.ask', { no: statement.askNo })}</span>}
              <span>{instant(statement.at)}</span>
            </div>
          </li>
        ))}
      </ol>
      {bar}
    </Section>
  );
}

/** Counts only: nobody's position leaves the room. */
function Positions({ session }: { session: SessionData }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { positions, proposedOutcome, outcome, outcomeReason, announcedInOpenSession } = session;
  const counts = positions
    ? ([
        ['AGREE', positions.agree],
        ['RESERVE', positions.reserve],
        ['OPPOSE', positions.oppose],
        ['ABSTAIN', positions.abstain],
      ] as const)
    : [];
  const proposal = proposedOutcome
    ? t('session.proposed', { outcome: label('outcome', proposedOutcome) })
    : t('session.noProposal');
  return (
    <Section
      title={t('session.positions')}
      {...(outcome && { extra: <StateTag group="outcome" code={outcome} /> })}
    >
      <dl className="figures">
        {counts.map(([code, count]) => (
          <div className="figure" key={code}>
            <dt>{label('position', code)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p style={{ margin: '10px 0 0' }}>{positions ? proposal : t('session.positionsLater')}</p>
      {outcome && (
        <p style={{ margin: '4px 0 0' }}>
          {t('session.outcome')}
          {marks().colon}
          {label('outcome', outcome)}
          {announcedInOpenSession && `${marks().open}${t('session.announced')}${marks().close}`}
          {outcomeReason && `${marks().colon}${outcomeReason}`}
        </p>
      )}
      <p className="small muted" style={{ margin: '6px 0 0' }}>
        {t('session.positionsHint')}
      </p>
    </Section>
  );
}
