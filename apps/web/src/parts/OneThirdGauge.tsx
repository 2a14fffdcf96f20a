import { CheckCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckPartsFragment } from '../graph/generated/graphql';

/** The one-third rule, drawn: how many public representatives of how many people, and where a third lies. */
export function OneThirdGauge({ label, check }: { label: string; check: CheckPartsFragment }): ReactNode {
  const { t } = useTranslation();
  const { total, publicReps, required, ok, missing } = check;
  const share = total === 0 ? 0 : publicReps / total;
  const words =
    total === 0
      ? t('session.gaugeNone')
      : ok
        ? t('session.gaugeOk', { have: publicReps, total })
        : t('session.gaugeMissing', { have: publicReps, total, missing });
  return (
    <div>
      <div className="row-line">
        <span className="grow" style={{ minWidth: 0 }}>
          {label}
        </span>
        {total > 0 && <span className="muted small">{t('session.required', { n: required })}</span>}
      </div>
      <div
        className="gauge-bar"
        role="meter"
        aria-label={`${t('session.oneThird')} ${label}`}
        aria-valuemin={0}
        aria-valuemax={total || 1}
        aria-valuenow={publicReps}
        aria-valuetext={words}
      >
        <div
          className="gauge-fill"
          style={{ width: `${share * 100}%`, background: ok ? '#2f7a4d' : '#b9770e' }}
        />
        <div className="gauge-mark" style={{ left: 'calc(33.333% - 1px)' }} aria-hidden />
      </div>
      <div className="small" aria-live="polite" style={{ marginTop: 3 }}>
        {total > 0 &&
          (ok ? (
            <CheckCircleOutlined style={{ color: '#2f7a4d' }} aria-hidden />
          ) : (
            <InfoCircleOutlined style={{ color: '#9a5b00' }} aria-hidden />
          ))}{' '}
        {words}
      </div>
    </div>
  );
}
