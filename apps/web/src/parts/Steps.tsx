import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepPartsFragment } from '../graph/generated/graphql';
import { useLabels } from '../i18n/labels';
import { useDates } from './dates';
import './steps.css';

/** Where a matter stands: the region's own steps, by the profile's words. */
export function Steps({
  steps,
  vertical = false,
}: {
  steps: readonly StepPartsFragment[];
  vertical?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useDates();
  return (
    <ol className={vertical ? 'steps steps-vertical' : 'steps'} aria-label={t('case.steps')}>
      {steps.map((step, at) => (
        <li
          key={step.key}
          data-state={step.state}
          {...(step.state === 'CURRENT' && { 'aria-current': 'step' as const })}
        >
          <span className="steps-mark" aria-hidden>
            {step.state === 'DONE' ? (
              <CheckOutlined />
            ) : step.state === 'SKIPPED' ? (
              <MinusOutlined />
            ) : (
              at + 1
            )}
          </span>
          <span className="steps-words">
            <span className="steps-label">{step.label}</span>
            <span className="visually-hidden">{label('stepState', step.state)}</span>
            {step.since && <span className="steps-since">{day(step.since)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
