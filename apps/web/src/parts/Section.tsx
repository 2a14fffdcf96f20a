import { Card } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  extra?: ReactNode;
  children: ReactNode;
  id?: string;
}

/** One part of a page under its heading. */
export function Section({ title, extra, children, id }: Props): ReactNode {
  return (
    <Card size="small" title={<h2>{title}</h2>} extra={extra} {...(id && { id })}>
      {children}
    </Card>
  );
}

/** The head of a page: its title and what stands beside it. */
export function PageHead({
  title,
  children,
  extra,
}: {
  title: string;
  children?: ReactNode;
  extra?: ReactNode;
}): ReactNode {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {children}
      {extra && <div className="page-extra">{extra}</div>}
    </div>
  );
}
