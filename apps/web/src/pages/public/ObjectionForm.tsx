import { Alert, Button, Form, Input } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { consultationActs } from '../../acts/consultation.acts';
import { newKey } from '../../acts/key';
import { useRunAct } from '../../acts/run-act';
import { toInput } from '../../acts/to-input';
import type { Trouble } from '../../graph/errors';
import type { RefusalPartsFragment } from '../../graph/generated/graphql';
import { RefusalAlert } from '../../parts/Refusal';
import { SecretNotice } from './SecretNotice';
import { Unsent } from './Unsent';

/** Anybody may object while the period runs; a name is not asked for. */
export function ObjectionForm({
  consultationId,
  onClose,
}: {
  consultationId: string;
  onClose(): void;
}): ReactNode {
  const { t } = useTranslation();
  const run = useRunAct();
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [unsent, setUnsent] = useState<Trouble>();
  const [refusal, setRefusal] = useState<RefusalPartsFragment>();

  async function send(values: Record<string, unknown>): Promise<void> {
    setBusy(true);
    setUnsent(undefined);
    setRefusal(undefined);
    const { submitObjection } = consultationActs;
    const input = { ...toInput(submitObjection.fields, values), consultationId, idempotencyKey: key.current };
    const outcome = await run(submitObjection, input);
    setBusy(false);
    if (outcome.kind === 'done') setDone(true);
    else if (outcome.kind === 'unanswered') setUnsent(outcome.trouble);
    else {
      key.current = newKey();
      setRefusal(outcome.refusal);
    }
  }

  if (done) return <Alert role="status" type="success" showIcon title={t('public.objected')} />;
  return (
    <Form layout="vertical" onFinish={(values: Record<string, unknown>) => void send(values)}>
      <SecretNotice />
      <Form.Item
        name="text"
        label={t('public.objectText')}
        rules={[
          { required: true, whitespace: true, message: t('public.required') },
          { max: 2000, message: t('public.tooLong', { max: 2000 }) },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <Form.Item name="name" label={t('public.objectName')}>
        <Input maxLength={50} autoComplete="name" />
      </Form.Item>
      <Form.Item name="phone" label={t('public.objectPhone')}>
        <Input maxLength={20} inputMode="tel" autoComplete="tel" />
      </Form.Item>
      <div aria-live="assertive">
        {unsent && <Unsent trouble={unsent} />}
        {refusal && <RefusalAlert refusal={refusal} />}
      </div>
      <div style={{ display: 'flex', gap: 10, marginTop: 12 }}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('public.submit')}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </Form>
  );
}
