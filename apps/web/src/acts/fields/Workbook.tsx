import { UploadOutlined } from '@ant-design/icons';
import { Button, Typography, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileFault } from './file-fault';

interface Props {
  id?: string;
  onChange?: (value: unknown) => void;
  accept?: string;
  /** Hands on the file's name with it, `{ base64, name }`. */
  named?: boolean;
  /** Largest file that is taken, in kB. */
  maxKb?: number;
}

/** A file, a workbook unless said otherwise, handed on as base64. */
export function Workbook({ id, onChange, accept = '.xlsx', named = false, maxKb = 700 }: Props): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  const [fault, setFault] = useState<string>();
  return (
    <>
      <Upload
        accept={accept}
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          const found = fileFault(file.size, maxKb);
          setFault(found && t(found, { name: file.name, max: maxKb }));
          setName(found ? undefined : file.name);
          if (found) {
            onChange?.(undefined);
            return false;
          }
          void readBase64(file).then((text) => onChange?.(named ? { base64: text, name: file.name } : text));
          return false;
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />} {...(id && { id })}>
          {name ? t('setup.chosen', { name }) : t('form.chooseFile')}
        </Button>
      </Upload>
      {fault && (
        <div role="alert">
          <Typography.Text type="danger">{fault}</Typography.Text>
        </div>
      )}
    </>
  );
}

async function readBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}
