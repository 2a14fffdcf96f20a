import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FigureProps {
  title: string;
  /** Undefined or null: its owner did not answer, or the reader may not see it. */
  value: number | null | undefined;
  lead?: boolean;
  onOpen(): void;
}

/** One figure; it opens to its cases. */
export function Figure({ title, value, lead = false, onOpen }: FigureProps): ReactNode {
  return (
    <div className={lead ? 'leader-figure leader-figure-lead' : 'leader-figure'}>
      <dt>{title}</dt>
      <dd>
        <Count value={value} of={title} onOpen={onOpen} />
      </dd>
    </div>
  );
}

/** A number that opens to its cases; a nought has none to open. */
export function Count({
  value,
  of,
  onOpen,
}: {
  value: number | null | undefined;
  of: string;
  onOpen(): void;
}): ReactNode {
  const { t, i18n } = useTranslation();
  if (value === null || value === undefined) {
    return <span className="leader-none">{t('dashboard.unavailable')}</span>;
  }
  const text = value.toLocaleString(i18n.language);
  if (value === 0) return <span className="leader-nought">{text}</span>;
  return (
    <button
      type="button"
      className="leader-count"
      aria-label={`${text} · ${t('dashboard.showCases', { what: of })}`}
      onClick={onOpen}
    >
      {text}
    </button>
  );
}
