import { Button, Checkbox, Form, Input } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinesField } from '../../acts/fields/LinesField';
import { PlacePicker } from '../../acts/fields/pickers';
import { useRunAct } from '../../acts/run-act';
import { toInput } from '../../acts/to-input';
import { topicActs } from '../../acts/topic.acts';
import type { Trouble } from '../../graph/errors';
import type { RefusalPartsFragment, SubmitTopicMutation } from '../../graph/generated/graphql';
import { useDates } from '../../parts/dates';
import { RefusalAlert } from '../../parts/Refusal';
import { attemptKey, forgetDraft, keepDraft, keptDraft, type TopicDraft } from './draft';
import { Receipt } from './Receipt';
import { SecretNotice } from './SecretNotice';
import { Unsent } from './Unsent';

type Given = NonNullable<NonNullable<SubmitTopicMutation['submitTopic']>['receipt']>;
const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/;

/** A resident's form: numbered asks, a draft that is kept, sent once. */
export function SubmitTopic(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useDates();
  const [form] = Form.useForm<TopicDraft>();
  const run = useRunAct();
  const [busy, setBusy] = useState(false);
  const [unsent, setUnsent] = useState<Trouble>();
  const [refusal, setRefusal] = useState<RefusalPartsFragment>();
  const [receipt, setReceipt] = useState<Given>();
  const [keptAt, setKeptAt] = useState<number | undefined>(() => keptDraft()?.at);
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal || unsent) answer.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal, unsent]);

  const own = Form.useWatch('ownDevice', form) ?? keptDraft()?.draft.ownDevice ?? false;
  useEffect(() => {
    // The browser may show the page again as it was left.
    const forgetPerson = (): void => {
      if (!own) form.setFieldsValue({ proposerName: '', proposerPhone: '' });
    };
    addEventListener('pagehide', forgetPerson);
    return () => removeEventListener('pagehide', forgetPerson);
  }, [form, own]);

  async function send(values: TopicDraft): Promise<void> {
    const act = topicActs.submitTopic;
    const input = { consentToPublish: false, ...toInput(act.fields, values as Record<string, unknown>) };
    setBusy(true);
    setUnsent(undefined);
    setRefusal(undefined);
    const outcome = await run(act, { ...input, idempotencyKey: attemptKey(input) });
    setBusy(false);
    if (outcome.kind === 'unanswered') setUnsent(outcome.trouble);
    else if (outcome.kind === 'refused') setRefusal(outcome.refusal);
    else {
      forgetDraft();
      form.resetFields();
      setKeptAt(undefined);
      setReceipt(outcome.payload.receipt as Given);
    }
  }

  if (receipt) return <Receipt receipt={receipt} onAnother={() => setReceipt(undefined)} />;
  const must = { required: true, message: t('public.required') };
  return (
    <>
      <h2 id="submit-title">{t('public.doSubmit')}</h2>
      <SecretNotice />
      <Form<TopicDraft>
        form={form}
        layout="vertical"
        initialValues={keptDraft()?.draft ?? {}}
        onFinish={(values) => void send(values)}
        onValuesChange={(_, all) => {
          keepDraft(all);
          setKeptAt(Date.now());
        }}
        scrollToFirstError={{ focus: true }}
      >
        <Form.Item name="orgUnitId" label={t('public.where')} rules={[must]}>
          <PlacePicker />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('public.what')}
          rules={[must, { max: 80, message: t('public.tooLong', { max: 80 }) }]}
        >
          <Input placeholder={t('public.whatHint')} />
        </Form.Item>
        <Form.Item
          name="description"
          label={t('public.details')}
          rules={[must, { max: 5000, message: t('public.tooLong', { max: 5000 }) }]}
        >
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} placeholder={t('public.detailsHint')} />
        </Form.Item>
        <LinesField
          name="asks"
          label={t('public.asks')}
          hint={t('public.asksHint')}
          placeholder={t('public.askHint')}
          required
          max={200}
        />
        <h3 style={{ fontSize: 18, margin: '4px 0 2px' }}>{t('public.who')}</h3>
        <p className="muted small" style={{ margin: '0 0 10px' }}>
          {t('public.whoHint')}
        </p>
        <Form.Item
          name="proposerName"
          label={t('public.name')}
          rules={[must, { max: 50, message: t('public.tooLong', { max: 50 }) }]}
        >
          <Input autoComplete={own ? 'name' : 'off'} />
        </Form.Item>
        <Form.Item
          name="proposerPhone"
          label={t('public.phone')}
          rules={[must, { pattern: PHONE, message: t('public.phoneBad') }]}
        >
          <Input autoComplete={own ? 'tel' : 'off'} inputMode="tel" />
        </Form.Item>
        <Form.Item name="ownDevice" valuePropName="checked" extra={t('public.ownDeviceHint')}>
          <Checkbox>{t('public.ownDevice')}</Checkbox>
        </Form.Item>
        <details style={{ marginBottom: 16 }}>
          <summary style={{ cursor: 'pointer', marginBottom: 10 }}>{t('public.moreOptions')}</summary>
          <Form.Item name="organization" label={t('public.organization')}>
            <Input autoComplete="organization" maxLength={80} />
          </Form.Item>
          <Form.Item name="partiesConcerned" label={t('fields.partiesConcerned')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="suggestedForm" label={t('fields.suggestedForm')}>
            <Input maxLength={80} />
          </Form.Item>
        </details>
        <Form.Item name="consentToPublish" valuePropName="checked">
          <Checkbox>{t('public.consent')}</Checkbox>
        </Form.Item>
        <div ref={answer} aria-live="assertive">
          {unsent && (
            <div style={{ marginBottom: 14 }}>
              <Unsent trouble={unsent} />
            </div>
          )}
          {refusal && (
            <div style={{ marginBottom: 14 }}>
              <RefusalAlert refusal={refusal} />
            </div>
          )}
        </div>
        <Button type="primary" htmlType="submit" size="large" loading={busy} block>
          {t('public.submit')}
        </Button>
        {keptAt && (
          <p className="muted small" style={{ margin: '10px 0 0' }}>
            {t('public.draftKept', { at: instant(new Date(keptAt).toISOString()) })}{' '}
            <Button
              type="link"
              size="small"
              onClick={() => {
                forgetDraft();
                form.resetFields();
                form.setFieldsValue({ asks: [''] });
                setKeptAt(undefined);
              }}
            >
              {t('public.draftClear')}
            </Button>
          </p>
        )}
      </Form>
    </>
  );
}
