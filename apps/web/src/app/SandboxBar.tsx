import { FastForwardOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { isSignedIn } from '../auth/oidc';
import { AdvanceClockDocument, SandboxClockDocument } from '../graph/generated/graphql';
import { refetchEverything } from '../graph/live';
import { useDates } from '../parts/dates';

/** The simulated clock and the way to the next date; there is none outside the sandbox. */
export function SandboxBar(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useDates();
  const { message } = App.useApp();
  const [{ data }, ask] = useQuery({ query: SandboxClockDocument, requestPolicy: 'cache-and-network' });
  const [, advance] = useMutation(AdvanceClockDocument);
  const [moving, setMoving] = useState(false);
  const clock = data?.sandbox;
  if (!clock) return null;

  async function go(): Promise<void> {
    setMoving(true);
    const { error } = await advance({ toNext: true });
    if (error) {
      const reason = error.graphQLErrors[0]?.message ?? t('state.offline');
      void message.warning(t('sandbox.failed', { reason }));
    }
    ask({ requestPolicy: 'network-only' });
    await refetchEverything();
    setMoving(false);
  }

  const next = clock.nextInstant;
  const waits = isSignedIn() || !next ? t('sandbox.nothing') : t('sandbox.signIn', { at: instant(next) });
  return (
    <div className="sandbox-bar" role="region" aria-label={t('sandbox.label')}>
      <strong>{t('sandbox.label')}</strong>
      <span aria-live="polite">{t('sandbox.now', { at: instant(clock.now) })}</span>
      {next && isSignedIn() ? (
        <Button
          size="small"
          icon={<FastForwardOutlined aria-hidden />}
          loading={moving}
          onClick={() => void go()}
        >
          {moving ? t('sandbox.moving') : t('sandbox.next', { at: instant(next) })}
        </Button>
      ) : (
        <span>{waits}</span>
      )}
    </div>
  );
}
