import { Alert, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '../../graph/errors';
import { RefusalAlert } from '../../parts/Refusal';
import type { SheetPayload } from './useSheet';

/** Why a sheet was not taken: every bad line by its number, so that it can be mended at once. */
export function SheetFaults({
  payload,
  trouble,
}: {
  payload: SheetPayload | undefined;
  trouble: Trouble | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const errors = payload?.errors ?? [];
  const title = t('setup.errors', { n: errors.length });
  return (
    <div aria-live="polite">
      {trouble && <Alert type="warning" showIcon role="alert" title={trouble.message ?? t('form.network')} />}
      {payload?.refusal && errors.length === 0 && <RefusalAlert refusal={payload.refusal} />}
      {errors.length > 0 && (
        <>
          <Alert type="warning" showIcon role="alert" title={title} style={{ marginBottom: 8 }} />
          <Table
            size="small"
            rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
            dataSource={[...errors]}
            pagination={errors.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
            columns={[
              {
                title: t('setup.lineNo'),
                dataIndex: 'line',
                width: 90,
                render: (n: number) => t('setup.line', { n }),
              },
              { title: t('setup.fault'), dataIndex: 'message' },
            ]}
          />
        </>
      )}
    </div>
  );
}
