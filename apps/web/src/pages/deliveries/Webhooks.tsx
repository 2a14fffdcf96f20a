import { Alert, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StartAct } from '../../acts/StartAct';
import { WebhooksDocument } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { PageState } from '../../parts/PageState';
import { Section } from '../../parts/Section';

/** Where messages of a unit are pushed; the secret that signs them is shown once. */
export function Webhooks(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useDates();
  const answer = useLiveQuery(WebhooksDocument, {});
  const [secret, setSecret] = useState<string>();
  const keep = (payload: Record<string, unknown>): void =>
    setSecret((payload.secret as string | null) ?? undefined);
  return (
    <div style={{ marginTop: 16 }}>
      <Section title={t('notify.webhooks')}>
        <p className="muted small" style={{ marginTop: 0 }}>
          {t('notify.webhooksLead')}
        </p>
        {secret && (
          <Alert
            type="success"
            role="status"
            style={{ marginBottom: 10, overflowWrap: 'anywhere' }}
            title={t('notify.secret')}
            description={
              <Typography.Text copyable={{ tooltips: [t('action.copy'), t('action.copied')] }} code>
                {secret}
              </Typography.Text>
            }
          />
        )}
        <PageState answer={answer} value={answer.data?.webhooks} rows={2}>
          {(webhooks) => (
            <>
              {webhooks.length === 0 && <Empty text={t('notify.webhooksNone')} />}
              <ul className="rows">
                {webhooks.map(({ id, origin, orgUnit, updatedAt }) => (
                  <li key={id} className="row-line">
                    <span className="grow">
                      {orgUnit?.name} <code>{origin}</code>
                    </span>
                    <span className="small muted">{instant(updatedAt)}</span>
                    {orgUnit && (
                      <StartAct
                        name="setWebhook"
                        label={t('notify.webhookOther')}
                        scene={{ initial: { orgUnitId: orgUnit.id }, about: [`${orgUnit.name} ${origin}`] }}
                        size="small"
                        onDone={keep}
                      />
                    )}
                    {orgUnit && (
                      <StartAct
                        name="removeWebhook"
                        scene={{ fixed: { orgUnitId: orgUnit.id }, about: [`${orgUnit.name} ${origin}`] }}
                        size="small"
                      />
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </PageState>
        <div className="acts-below">
          <StartAct name="setWebhook" onDone={keep} />
        </div>
      </Section>
    </div>
  );
}
