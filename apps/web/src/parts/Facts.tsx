import { Descriptions } from 'antd';
import type { ReactNode } from 'react';

/** Names and values; what has no value is left out. */
export function Facts({
  rows,
  columns = 2,
}: {
  rows: readonly [string, ReactNode][];
  columns?: number;
}): ReactNode {
  const shown = rows.filter(
    ([, value]) => value !== null && value !== undefined && value !== '' && value !== false,
  );
  if (shown.length === 0) return null;
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: columns, md: columns }}
      items={shown.map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
