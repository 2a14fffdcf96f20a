import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels, useWords } from '../../i18n/labels';
import { marks } from '../../i18n/marks';

const RESULTS = ['ADOPTED', 'PARTLY', 'NOT'] as const;

interface Props {
  name: string;
  label: string;
  asks: readonly { no: number; text: string }[];
}

/** 逐条回应: every ask has its answer, and its reason where it is not fully adopted. */
export function AnswersField({ name, label, asks }: Props): ReactNode {
  return (
    <fieldset className="plain">
      <legend className="visually-hidden">{label}</legend>
      {asks.map((ask, at) => (
        <Answer key={ask.no} list={name} at={at} ask={ask} />
      ))}
    </fieldset>
  );
}

function Answer({
  list,
  at,
  ask,
}: {
  list: string;
  at: number;
  ask: { no: number; text: string };
}): ReactNode {
  const { t } = useTranslation();
  const words = useWords();
  const label = useLabels();
  const result = Form.useWatch([list, at, 'result'], Form.useFormInstance()) as string | undefined;
  const reasonNeeded = result === 'PARTLY' || result === 'NOT';
  return (
    <div
      role="group"
      aria-label={ask.no > 0 ? t('form.ask', { no: ask.no }) : ask.text}
      style={{ borderTop: '1px solid #e6eaee', paddingTop: 10 }}
    >
      <p style={{ margin: '0 0 6px' }}>
        {ask.no > 0 && (
          <strong>
            {t('form.ask', { no: ask.no })}
            {marks().colon}
          </strong>
        )}
        {ask.text}
      </p>
      <Form.Item name={[list, at, 'askNo']} initialValue={ask.no} hidden>
        <Input />
      </Form.Item>
      <Form.Item
        name={[list, at, 'result']}
        style={{ marginBottom: 8 }}
        rules={[{ required: true, message: t('form.required', { field: words.field('result') }) }]}
      >
        <Radio.Group
          aria-label={words.field('result')}
          options={RESULTS.map((code) => ({ value: code, label: label('askResult', code) }))}
        />
      </Form.Item>
      {reasonNeeded && (
        <Form.Item
          name={[list, at, 'reason']}
          label={words.field('reason')}
          style={{ marginBottom: 8 }}
          rules={[
            {
              required: true,
              whitespace: true,
              message: t('form.required', { field: words.field('reason') }),
            },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={5000} />
        </Form.Item>
      )}
      <Form.Item name={[list, at, 'measures']} label={words.field('measures')}>
        <Input.TextArea autoSize={{ minRows: 1 }} maxLength={5000} />
      </Form.Item>
    </div>
  );
}
