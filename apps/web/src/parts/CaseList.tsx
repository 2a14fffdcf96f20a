import { Button, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, type TypedDocumentNode } from 'urql';
import { useLiveQuery } from '../graph/useLiveQuery';
import { PageState } from './PageState';

interface Connection<Node> {
  totalCount?: number | null;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  edges: readonly { node: Node }[];
}

interface Props<Data, Filter, Node> {
  query: TypedDocumentNode<Data, { filter?: Filter | null; first?: number | null; after?: string | null }>;
  filter: Filter;
  connection(data: Data): Connection<Node> | null | undefined;
  columns: ColumnsType<Node>;
  watch: readonly string[];
  none: string;
  label: string;
}

const PAGE = 30;

/** A list of its owner, page by page; filters stand in the address. */
export function CaseList<Data, Filter, Node extends { id: string }>(
  props: Props<Data, Filter, Node>,
): ReactNode {
  const { query, filter, connection, columns, watch, none, label } = props;
  const { t } = useTranslation();
  const client = useClient();
  const answer = useLiveQuery(query, { filter, first: PAGE }, { watch });
  const first = answer.data && connection(answer.data);
  const [more, setMore] = useState<Connection<Node>[]>([]);
  const [busy, setBusy] = useState(false);
  const asked = JSON.stringify(filter);
  useEffect(() => setMore([]), [asked, answer.data]);

  const pages = first ? [first, ...more] : [];
  const last = pages.at(-1);
  async function next(): Promise<void> {
    setBusy(true);
    const after = last?.pageInfo.endCursor ?? null;
    const { data } = await client.query(query, { filter, first: PAGE, after }).toPromise();
    const page = data && connection(data);
    if (page) setMore((before) => [...before, page]);
    setBusy(false);
  }

  return (
    <PageState answer={answer} value={first}>
      {({ totalCount }) => (
        <>
          {typeof totalCount === 'number' && (
            <p className="muted small" style={{ margin: '0 0 8px' }} aria-live="polite">
              {t('list.count', { count: totalCount })}
            </p>
          )}
          <div ref={(box) => letScroll(box, label)}>
            <Table
              aria-label={label}
              size="small"
              rowKey="id"
              columns={columns}
              dataSource={pages.flatMap(({ edges }) => edges.map(({ node }) => node))}
              pagination={false}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: none }}
            />
          </div>
          {last?.pageInfo.hasNextPage && (
            <Button style={{ marginTop: 12 }} loading={busy} onClick={() => void next()}>
              {t('action.more')}
            </Button>
          )}
        </>
      )}
    </PageState>
  );
}

/** A list that is wider than the page can be moved by keyboard too; the table's own part that scrolls takes no props. */
function letScroll(box: HTMLElement | null, label: string): void {
  for (const part of box?.querySelectorAll('.ant-table-content') ?? []) {
    part.setAttribute('tabindex', '0');
    part.setAttribute('role', 'region');
    part.setAttribute('aria-label', label);
  }
}
