import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { SetupTemplateDocument } from '../../graph/generated/graphql';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An empty sheet with the headings in the reader's language and example lines. */
export function Template(): ReactNode {
  const { t } = useTranslation();
  const client = useClient();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');

  async function download(): Promise<void> {
    setState('busy');
    const { data } = await client
      .query(SetupTemplateDocument, {}, { requestPolicy: 'network-only' })
      .toPromise();
    const base64 = data?.setupState?.treeTemplateBase64;
    setState(base64 ? 'idle' : 'failed');
    if (!base64) return;
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: XLSX }));
    const link = Object.assign(document.createElement('a'), { href: url, download: t('setup.templateFile') });
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={state === 'busy'}
        onClick={() => void download()}
      >
        {t('setup.template')}
      </Button>
      {state === 'failed' && (
        <Alert type="warning" showIcon title={t('state.failedText')} style={{ marginTop: 8 }} />
      )}
    </>
  );
}
