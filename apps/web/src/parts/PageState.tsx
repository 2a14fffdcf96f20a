import { Alert, Button, Result } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Trouble } from '../graph/errors';
import { Loading } from './Loading';
import { marks } from '../i18n/marks';

interface Props<T> {
  answer: { loading: boolean; trouble: Trouble | undefined; refetch(): void };
  /** What the page shows; null or undefined = not found or not allowed. */
  value: T | null | undefined;
  children(value: T): ReactNode;
  rows?: number;
}

/** Loading, not found, not allowed, failed or partly away; otherwise the page. */
export function PageState<T>({ answer, value, children, rows = 8 }: Props<T>): ReactNode {
  const { loading, trouble, refetch } = answer;
  if (value !== null && value !== undefined) {
    return (
      <>
        <PartlyAway trouble={trouble} />
        {trouble?.offline && <StaleNotice retry={refetch} />}
        {children(value)}
      </>
    );
  }
  if (loading) return <Loading rows={rows} />;
  return <Failure trouble={trouble} retry={refetch} whole={rows >= WHOLE_PAGE} />;
}

/** From so many rows on it is the page itself that is missing, and the message is its heading. */
const WHOLE_PAGE = 8;

interface FailureProps {
  trouble: Trouble | undefined;
  retry(): void;
  whole?: boolean;
}

/** Why there is nothing to show. */
export function Failure({ trouble, retry, whole = false }: FailureProps): ReactNode {
  const { t } = useTranslation();
  const heading = (text: string): ReactNode => (whole ? <h1 style={{ fontSize: 22 }}>{text}</h1> : text);
  const again = <Button onClick={retry}>{t('action.retry')}</Button>;
  if (!trouble) {
    return <Result status="info" title={heading(t('state.notFound'))} subTitle={t('state.notFoundText')} />;
  }
  if (trouble.signIn) {
    return (
      <Result
        status="info"
        title={heading(t('state.signInAgain'))}
        extra={<Link to="/signin">{t('nav.signIn')}</Link>}
      />
    );
  }
  if (trouble.forbidden) {
    return <Result status="info" title={heading(t('state.forbidden'))} subTitle={t('state.forbiddenText')} />;
  }
  if (trouble.offline) {
    return (
      <Result
        status="warning"
        title={heading(t('state.failed'))}
        subTitle={t('state.offline')}
        extra={again}
      />
    );
  }
  const errorId = trouble.errorId && t('state.errorId', { id: trouble.errorId });
  return (
    <Result
      status="warning"
      title={heading(t('state.failed'))}
      subTitle={
        <>
          {trouble.message ?? t('state.failedText')}
          {errorId && <div>{errorId}</div>}
          <PartlyAway trouble={trouble} />
        </>
      }
      extra={again}
    />
  );
}

/** The page stands as it was read last. */
function StaleNotice({ retry }: { retry(): void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('state.asBefore')}
      action={
        <Button size="small" onClick={retry}>
          {t('action.retry')}
        </Button>
      }
    />
  );
}

/** Names the services that did not answer; the rest of the page stands. */
export function PartlyAway({ trouble }: { trouble: Trouble | undefined }): ReactNode {
  const { t } = useTranslation();
  if (!trouble || trouble.away.length === 0) return null;
  const services = trouble.away
    .map((name) => t(`state.service.${name}` as never, { defaultValue: name }))
    .join(marks().comma);
  return <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('state.away', { services })} />;
}
