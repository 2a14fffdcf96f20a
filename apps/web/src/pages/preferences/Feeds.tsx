import { Alert, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StartAct } from '../../acts/StartAct';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';

/** Addresses under which a calendar programme reads the own dates; each can be ended by itself. */
export function Feeds({ feeds }: { feeds: readonly { id: string; createdAt: string }[] }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useDates();
  const [url, setUrl] = useState<string>();
  return (
    <Section title={t('notify.feeds')}>
      <p className="muted small" style={{ marginTop: 0 }}>
        {t('notify.feedsLead')}
      </p>
      {url && (
        <Alert
          type="success"
          role="status"
          title={t('notify.feedUrl')}
          description={
            <Typography.Text copyable={{ tooltips: [t('action.copy'), t('action.copied')] }} code>
              {url}
            </Typography.Text>
          }
          style={{ marginBottom: 10, overflowWrap: 'anywhere' }}
        />
      )}
      {feeds.length === 0 && <Empty text={t('notify.feedsNone')} />}
      <ul className="rows">
        {feeds.map(({ id, createdAt }) => (
          <li key={id} className="row-line">
            <span className="grow">{t('notify.feedMade', { at: instant(createdAt) })}</span>
            <StartAct
              name="revokeCalendarFeed"
              target={{ id }}
              size="small"
              onDone={() => setUrl(undefined)}
            />
          </li>
        ))}
      </ul>
      <div className="acts-below">
        <StartAct
          name="createCalendarFeed"
          onDone={(payload) => setUrl((payload.url as string | null) ?? undefined)}
        />
      </div>
    </Section>
  );
}
