import { Alert, Button, Drawer } from 'antd';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useClient } from 'urql';
import { troubleOf, type Trouble } from '../../graph/errors';
import { pageOf } from '../../graph/ids';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { Loading } from '../../parts/Loading';
import { LISTS, type AnyCase, type Cases, type Page } from './cases';

interface Read {
  cases: AnyCase[];
  total: number;
  next: string | null;
}

/** Pages of a list, each added to those before. */
function useCases(cases: Cases | undefined): {
  read: Read | undefined;
  trouble: Trouble | undefined;
  busy: boolean;
  more(): void;
} {
  const client = useClient();
  const [read, setRead] = useState<Read>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);

  const ask = useCallback(
    async (of: Cases, after: string | null, before: AnyCase[]): Promise<Read | undefined> => {
      const { document, field } = LISTS[of.kind];
      const variables = { filter: of.filter, after } as never;
      const { data, error } = await client.query<Record<string, Page<AnyCase['node']> | null>>(
        document,
        variables,
        {
          requestPolicy: 'network-only',
        },
      );
      setTrouble(troubleOf(error));
      const page = data?.[field];
      if (!page) return undefined;
      const found = page.edges.map(({ node }) => ({ kind: of.kind, node }) as AnyCase);
      return {
        cases: [...before, ...found],
        total: page.totalCount,
        next: page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null,
      };
    },
    [client],
  );

  useEffect(() => {
    if (!cases) return;
    let gone = false;
    setRead(undefined);
    setBusy(true);
    void ask(cases, null, []).then((answer) => {
      if (gone) return;
      setRead(answer);
      setBusy(false);
    });
    return () => {
      gone = true;
    };
  }, [cases, ask]);

  return {
    read,
    trouble,
    busy,
    more: () => {
      if (!cases || !read?.next) return;
      setBusy(true);
      void ask(cases, read.next, read.cases).then((answer) => {
        if (answer) setRead(answer);
        setBusy(false);
      });
    },
  };
}

/** The cases of which a figure is made, each a link to its page. */
export function CasesDrawer({ cases, onClose }: { cases: Cases | undefined; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const { read, trouble, busy, more } = useCases(cases);
  // While it slides away it still says what it was about.
  const [shown, setShown] = useState(cases);
  if (cases && cases !== shown) setShown(cases);
  return (
    <Drawer
      open={cases !== undefined}
      onClose={onClose}
      size={560}
      title={shown?.title}
      aria-label={shown?.title ?? ''}
      destroyOnHidden
    >
      {!read && busy && <Loading rows={5} />}
      {!read && !busy && trouble && (
        <Alert type="warning" showIcon title={trouble.message ?? t('state.failedText')} />
      )}
      {read && (
        <>
          <p className="muted" style={{ marginTop: 0 }} aria-live="polite">
            {t('list.count', { count: read.total })}
          </p>
          {read.cases.length === 0 && <Empty text={t('dashboard.noCases')} />}
          <ul className="rows">
            {read.cases.map((entry) => (
              <li key={entry.node.id}>
                <CaseLine entry={entry} />
              </li>
            ))}
          </ul>
          {read.next && (
            <Button onClick={more} loading={busy} style={{ marginTop: 12 }}>
              {t('action.more')}
            </Button>
          )}
        </>
      )}
    </Drawer>
  );
}

function CaseLine({ entry }: { entry: AnyCase }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useDates();
  const words = wordsOf();
  return (
    <>
      <Link to={pageOf(entry.node.id) ?? '#'}>{words.title}</Link>
      <div className="muted small">{words.facts.filter(Boolean).join(' · ')}</div>
    </>
  );

  function wordsOf(): { title: string; facts: (string | null | undefined)[] } {
    switch (entry.kind) {
      case 'topics': {
        const { node } = entry;
        const facts = [
          node.number,
          node.orgUnit?.name,
          label('topicState', node.state),
          day(node.submittedAt),
        ];
        return { title: node.title, facts };
      }
      case 'sessions': {
        const { node } = entry;
        const facts = [
          node.room?.name,
          node.number,
          label('outcome', node.outcome),
          day(node.concludedAt ?? node.scheduledAt),
        ];
        return { title: node.title, facts };
      }
      case 'items': {
        const { node } = entry;
        const due = node.agreedDate && t('deadline.due', { date: day(node.agreedDate) });
        const late = node.overdue ? t('items.overdue') : '';
        return {
          title: node.text,
          facts: [node.title, node.leadUnit?.name, label('itemState', node.state), due, late],
        };
      }
      case 'escalations': {
        const { node } = entry;
        const facts = [
          label('escalationKind', node.kind),
          node.orgUnit?.name,
          label('findingType', node.findingType),
        ];
        return { title: node.title, facts: [...facts, label('escalationState', node.state)] };
      }
    }
  }
}
