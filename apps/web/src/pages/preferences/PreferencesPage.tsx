import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PreferencesDocument, type PreferencesQuery } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { PageState } from '../../parts/PageState';
import { PageHead } from '../../parts/Section';
import { Deputies } from '../admin/Deputies';
import { Address } from './Address';
import { Feeds } from './Feeds';
import { Kinds } from './Kinds';

export type Preferences = NonNullable<PreferencesQuery['notificationPreferences']>;

/** How the reader is told: his own choice, but for what must arrive. */
export default function PreferencesPage(): ReactNode {
  const { t } = useTranslation();
  const answer = useLiveQuery(PreferencesDocument, {});
  return (
    <>
      <PageHead title={t('notify.title')} />
      <p className="muted" style={{ marginTop: 0 }}>
        {t('notify.lead')}
      </p>
      <PageState answer={answer} value={answer.data?.notificationPreferences} rows={6}>
        {(preferences) => (
          <div className="columns">
            <Kinds preferences={preferences} />
            <div className="stack">
              <Address preferences={preferences} />
              <Deputies own />
              <Feeds feeds={answer.data?.calendarFeeds ?? []} />
            </div>
          </div>
        )}
      </PageState>
    </>
  );
}
