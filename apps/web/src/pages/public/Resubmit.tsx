import { Button, Form, Input } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinesField } from '../../acts/fields/LinesField';
import { newKey } from '../../acts/key';
import { useRunAct } from '../../acts/run-act';
import { toInput } from '../../acts/to-input';
import { topicActs } from '../../acts/topic.acts';
import type { Trouble } from '../../graph/errors';
import type { FollowTopicQuery, RefusalPartsFragment } from '../../graph/generated/graphql';
import { RefusalAlert } from '../../parts/Refusal';
import { SecretNotice } from './SecretNotice';
import { Unsent } from './Unsent';

/** A returned topic is added to and sent again by its proposer. */
export function Resubmit({
  topic,
  onDone,
}: {
  topic: NonNullable<FollowTopicQuery['followTopic']>;
  onDone(): void;
}): ReactNode {
  const { t } = useTranslation();
  const run = useRunAct();
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [unsent, setUnsent] = useState<Trouble>();
  const [refusal, setRefusal] = useState<RefusalPartsFragment>();

  async function send(values: Record<string, unknown>): Promise<void> {
    setBusy(true);
    setUnsent(undefined);
    setRefusal(undefined);
    const { resubmitTopic } = topicActs;
    const { code, version: ifVersion } = topic;
    const input = {
      ...toInput(resubmitTopic.fields, values),
      code,
      ifVersion,
      idempotencyKey: key.current,
    };
    const outcome = await run(resubmitTopic, input);
    setBusy(false);
    if (outcome.kind === 'done') onDone();
    else if (outcome.kind === 'unanswered') setUnsent(outcome.trouble);
    else {
      key.current = newKey();
      setRefusal(outcome.refusal);
    }
  }

  const { title, description, asks } = topic;
  return (
    <>
      <h2>{t('public.resubmit')}</h2>
      <p>{t('public.resubmitText')}</p>
      <SecretNotice />
      <Form
        layout="vertical"
        initialValues={{ title, description, asks: asks.map(({ text }) => text) }}
        onFinish={(values: Record<string, unknown>) => void send(values)}
      >
        <Form.Item name="title" label={t('public.what')} rules={[{ required: true, max: 80 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="description" label={t('public.details')} rules={[{ required: true, max: 5000 }]}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} />
        </Form.Item>
        <LinesField name="asks" label={t('public.asks')} required max={500} />
        <div aria-live="assertive">
          {unsent && <Unsent trouble={unsent} />}
          {refusal && <RefusalAlert refusal={refusal} />}
        </div>
        <Button type="primary" htmlType="submit" loading={busy} style={{ marginTop: 12 }}>
          {t('public.resubmit')}
        </Button>
      </Form>
    </>
  );
}
