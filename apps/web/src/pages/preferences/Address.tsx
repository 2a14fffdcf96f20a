import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StartAct } from '../../acts/StartAct';
import { useDates } from '../../parts/dates';
import { Section } from '../../parts/Section';
import type { Preferences } from './PreferencesPage';

/** The address for mail; it counts once its owner has read the code that was sent there. */
export function Address({ preferences }: { preferences: Preferences }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useDates();
  const { emailMasked, emailConfirmedAt, pendingEmailMasked, channels } = preferences;
  const email = channels.find(({ code }) => code === 'EMAIL');
  return (
    <Section title={t('notify.address')}>
      {emailMasked ? (
        <p style={{ marginTop: 0 }}>
          {emailMasked}{' '}
          <span className="muted small">{t('notify.confirmed', { at: instant(emailConfirmedAt) })}</span>
        </p>
      ) : (
        <p className="muted" style={{ marginTop: 0 }}>
          {t('notify.noAddress')}
        </p>
      )}
      {pendingEmailMasked && <p role="status">{t('notify.pending', { address: pendingEmailMasked })}</p>}
      {email && !email.offered && (
        <p className="small muted">
          {t('notify.channelOff', { channel: email.label, note: email.note ?? '' })}
        </p>
      )}
      <div className="acts">
        {pendingEmailMasked && <StartAct name="confirmContactAddress" main />}
        {email?.offered && (
          <StartAct
            name="setContactAddress"
            main={!pendingEmailMasked && !emailMasked}
            {...((emailMasked || pendingEmailMasked) && { label: t('notify.otherAddress') })}
          />
        )}
        {emailMasked && <StartAct name="removeContactAddress" />}
      </div>
    </Section>
  );
}
