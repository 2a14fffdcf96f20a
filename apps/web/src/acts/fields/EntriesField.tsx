import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels, useWords } from '../../i18n/labels';
import { zhCN } from '../../i18n/zh-CN';
import { PersonPicker } from './pickers';

/** People to invite: with an account or by name, each in one capacity. */
export function EntriesField({ name, label }: { name: string; label: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="plain">
      <legend className="visually-hidden">{label}</legend>
      <Form.List name={name} initialValue={[{ capacity: 'PUBLIC_REP' }]}>
        {(entries, { add, remove }) => (
          <>
            {entries.map((entry) => (
              <Entry
                key={entry.key}
                at={entry.name}
                list={name}
                onRemove={() => remove(entry.name)}
                single={entries.length === 1}
              />
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ capacity: 'PUBLIC_REP' })}
            >
              {t('form.addPerson')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function Entry({
  at,
  list,
  onRemove,
  single,
}: {
  at: number;
  list: string;
  onRemove(): void;
  single: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabels();
  const form = Form.useFormInstance();
  const known = Form.useWatch([list, at, 'personId'], form) as string | undefined;
  const capacities = Object.keys(zhCN.codes.capacity).map((code) => ({
    value: code,
    label: label('capacity', code),
  }));
  const tight = { marginBottom: 8 };
  return (
    <div
      role="group"
      aria-label={`${words.field('participants')} ${at + 1}`}
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: '0 10px',
        borderBottom: '1px solid #e6eaee',
        marginBottom: 10,
      }}
    >
      <Form.Item
        name={[at, 'capacity']}
        label={words.field('capacity')}
        style={{ ...tight, width: 150 }}
        rules={[{ required: true }]}
      >
        <Select options={capacities} />
      </Form.Item>
      <Form.Item name={[at, 'personId']} label={t('form.known')} style={{ ...tight, flex: '1 1 200px' }}>
        <PersonPicker />
      </Form.Item>
      {!known && (
        <>
          <Form.Item
            name={[at, 'name']}
            label={words.field('name')}
            style={{ ...tight, flex: '1 1 110px' }}
            rules={[
              {
                required: true,
                whitespace: true,
                message: t('form.required', { field: words.field('name') }),
              },
            ]}
          >
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item
            name={[at, 'phone']}
            label={words.field('phone')}
            style={{ ...tight, flex: '1 1 120px' }}
          >
            <Input maxLength={20} />
          </Form.Item>
        </>
      )}
      <Form.Item name={[at, 'alternate']} valuePropName="checked" className="beside-label" style={tight}>
        <Checkbox>{words.field('alternate')}</Checkbox>
      </Form.Item>
      {!single && (
        <Form.Item className="beside-label" style={tight}>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('action.remove')} ${at + 1}`}
            onClick={onRemove}
          />
        </Form.Item>
      )}
    </div>
  );
}
