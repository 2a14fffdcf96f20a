import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  name: string;
  label: string;
  required: boolean;
  max: number;
  hint?: string;
  placeholder?: string;
}

/** Numbered lines, e.g. a topic's asks. */
export function LinesField({ name, label, required, max, hint, placeholder }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="plain">
      <legend>
        {required && (
          <span className="required-mark" aria-hidden>
            *
          </span>
        )}
        {label}
      </legend>
      {hint && (
        <p className="muted small" style={{ margin: '0 0 8px' }}>
          {hint}
        </p>
      )}
      <Form.List name={name} initialValue={['']}>
        {(entries, { add, remove }) => (
          <>
            {entries.map((entry, at) => (
              <div key={entry.key} style={{ display: 'flex', gap: 8, alignItems: 'flex-start' }}>
                <span aria-hidden style={{ minWidth: 22, paddingTop: 6 }}>
                  {at + 1}.
                </span>
                <Form.Item
                  name={entry.name}
                  style={{ flex: 1, marginBottom: 10 }}
                  rules={[
                    {
                      required: required && at === 0,
                      whitespace: true,
                      message: t('form.required', { field: label }),
                    },
                    { max, message: t('form.tooLong', { max }) },
                  ]}
                >
                  <Input.TextArea
                    autoSize={{ minRows: 1, maxRows: 5 }}
                    aria-label={t('form.ask', { no: at + 1 })}
                    {...(placeholder && at === 0 && { placeholder })}
                  />
                </Form.Item>
                {entries.length > 1 && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={`${t('action.remove')} ${at + 1}`}
                    onClick={() => remove(entry.name)}
                  />
                )}
              </div>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add('')}
              disabled={entries.length >= 20}
            >
              {t('form.addAsk')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
