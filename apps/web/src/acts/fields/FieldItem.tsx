import { Checkbox, Form } from 'antd';
import type { Rule } from 'antd/es/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/labels';
import type { Field, Scene } from '../descriptor';
import { AnswersField } from './AnswersField';
import { Control } from './Control';
import { EntriesField } from './EntriesField';
import { LookAlikesField } from './LookAlikesField';
import { LinesField } from './LinesField';

/** One field of an act with its label and its checks. */
export function FieldItem({ field, scene }: { field: Field; scene: Scene }): ReactNode {
  const { t } = useTranslation();
  const label = useWords().field(field.words ?? field.name);
  const required = field.required === true;
  const rules: Rule[] = [];
  if (required) rules.push({ required: true, message: t('form.required', { field: label }) });
  if (field.max) rules.push({ max: field.max, message: t('form.tooLong', { max: field.max }) });

  switch (field.kind) {
    case 'entries':
      return <EntriesField name={field.name} label={label} />;
    case 'answers':
      return <AnswersField name={field.name} label={label} asks={scene.asks ?? []} />;
    case 'lines':
      return <LinesField name={field.name} label={label} required={required} max={field.max ?? 500} />;
    case 'lookAlikes':
      return <LookAlikesField name={field.name} objections={scene.objections ?? []} />;
    case 'tick':
    case 'confirm': {
      const must: Rule = {
        validator: (_, value) =>
          value === true ? Promise.resolve() : Promise.reject(new Error(t('form.mustConfirm'))),
      };
      return (
        <Form.Item name={field.name} valuePropName="checked" rules={field.kind === 'confirm' ? [must] : []}>
          <Checkbox>{label}</Checkbox>
        </Form.Item>
      );
    }
    case 'words':
      return (
        <Form.Item name={field.name} label={label} rules={required ? rules.slice(0, 1) : []}>
          <Control field={field} scene={scene} />
        </Form.Item>
      );
    default:
      return (
        <Form.Item name={field.name} label={label} rules={rules}>
          <Control field={field} scene={scene} />
        </Form.Item>
      );
  }
}
