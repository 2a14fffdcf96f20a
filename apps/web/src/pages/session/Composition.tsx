import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OneThirdGauge } from '../../parts/OneThirdGauge';
import { useSource } from '../../parts/Refusal';
import { Section } from '../../parts/Section';
import type { SessionData } from './SessionPage';

const SHOW_SIGN_IN =
  /^(SIGN_IN|RAISE_OPINIONS|INTERACTIVE|REVISE|CONFIRM|CONCLUDED|MINUTES_DRAFT|MINUTES_SIGNED)$/;

/** Is a third of those present public representatives? Live, with the ways out. */
export function Composition({ session }: { session: SessionData }): ReactNode {
  const { t } = useTranslation();
  const source = useSource();
  const { state, invitedCheck, signInCheck } = session;
  const gate = SHOW_SIGN_IN.test(state);
  return (
    <Section title={t('session.oneThird')} extra={<span className="small muted">{source('S0')}</span>}>
      <div className={gate ? 'halves' : 'stack'}>
        <OneThirdGauge label={t('session.invited')} check={invitedCheck} />
        {gate && <OneThirdGauge label={t('session.signedIn')} check={signInCheck} />}
      </div>
      {state === 'SIGN_IN' && !signInCheck.ok && (
        <p className="small" style={{ margin: '10px 0 0' }}>
          {t('session.waysOut')}
        </p>
      )}
    </Section>
  );
}
