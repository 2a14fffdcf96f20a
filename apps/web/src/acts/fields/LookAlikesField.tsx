import { Checkbox, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scene } from '../descriptor';

interface Props {
  name: string;
  objections: NonNullable<Scene['objections']>;
}

/** Asked only where the chosen objection has look-alikes: whether all of them are answered in this one act. */
export function LookAlikesField({ name, objections }: Props): ReactNode {
  const { t } = useTranslation();
  const chosen: unknown = Form.useWatch('objectionId');
  const count = objections.find(({ id }) => id === chosen)?.lookAlikes ?? 1;
  if (count < 2) return null;
  return (
    <Form.Item name={name} valuePropName="checked">
      <Checkbox>{t('case.answerAlike', { count })}</Checkbox>
    </Form.Item>
  );
}
