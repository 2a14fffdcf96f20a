import { Alert, App, Form, Modal } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalPartsFragment } from '../graph/generated/graphql';
import { useWords } from '../i18n/labels';
import { RefusalAlert } from '../parts/Refusal';
import type { Scene } from './descriptor';
import { FieldItem } from './fields/FieldItem';
import { ACTS } from './registry';
import { newKey } from './key';
import { useRunAct } from './run-act';
import { toInput } from './to-input';
import { marks } from '../i18n/marks';

export interface ActTarget {
  id: string;
  /** Absent where an object has none: it is never changed by two. */
  version?: number;
}

interface Props {
  name: string;
  /** Absent for acts that make something new. */
  target?: ActTarget | undefined;
  scene: Scene;
  onClose(): void;
  onDone?(payload: Record<string, unknown>): void;
}

/** The form of one act: drawn from its descriptor, sent once, its refusal explained in place. */
export function ActForm({ name, target, scene, onClose, onDone }: Props): ReactNode {
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const run = useRunAct();
  const [form] = Form.useForm();
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalPartsFragment>();
  const [fault, setFault] = useState<string>();
  // The form goes with its dialog, which therefore cannot give the focus back itself.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => (opener instanceof HTMLElement ? opener.focus() : undefined), [opener]);
  const act = ACTS[name];
  if (!act) return null;
  const { fields, weight, makesNew } = act;

  async function send(values: Record<string, unknown>): Promise<void> {
    setBusy(true);
    setRefusal(undefined);
    setFault(undefined);
    const input = {
      ...scene.fixed,
      ...toInput(fields, values),
      ...(target && !makesNew && { id: target.id }),
      ...(target?.version !== undefined && !makesNew && { ifVersion: target.version }),
      idempotencyKey: key.current,
    };
    const outcome = await run(act!, input);
    setBusy(false);
    if (outcome.kind === 'done') {
      void message.success(t('form.done', { act: words.act(name) }));
      onDone?.(outcome.payload);
      onClose();
    } else if (outcome.kind === 'refused') {
      setRefusal(outcome.refusal);
      key.current = newKey();
    } else {
      const { errorId, message: said } = outcome.trouble;
      setFault(
        [said ?? t('form.network'), errorId && t('state.errorId', { id: errorId })].filter(Boolean).join(' '),
      );
    }
  }

  const hint = words.hint(name);
  return (
    <Modal
      open
      title={words.act(name)}
      okText={refusal?.code === 'STALE_VERSION' ? t('refusal.sendAgain') : words.act(name)}
      cancelText={t('action.cancel')}
      okButtonProps={{ danger: weight === 'grave', htmlType: 'submit', form: `act-${name}` }}
      confirmLoading={busy}
      onCancel={onClose}
      width={fields.some(({ kind }) => kind === 'entries' || kind === 'answers') ? 860 : 620}
      mask={{ closable: false }}
    >
      <Form
        id={`act-${name}`}
        form={form}
        layout="vertical"
        initialValues={initialValues(scene)}
        onFinish={(values: Record<string, unknown>) => void send(values)}
        scrollToFirstError={{ focus: true }}
        requiredMark={(label, { required }) => (
          <>
            {label}
            {!required && (
              <span className="muted small">
                {marks().open}
                {t('form.optional')}
                {marks().close}
              </span>
            )}
          </>
        )}
      >
        {scene.about?.map((line) => (
          <p key={line} className="text-block" style={{ marginBottom: 8 }}>
            {line}
          </p>
        ))}
        {hint && <p className="muted">{hint}</p>}
        {fields.length === 0 && <p>{t('form.confirm', { act: words.act(name) })}</p>}
        {fields.map((field) => (
          <FieldItem key={field.name} field={field} scene={scene} />
        ))}
        <div aria-live="polite">
          {refusal && <RefusalAlert refusal={refusal} />}
          {fault && <Alert type="warning" showIcon title={fault} />}
        </div>
      </Form>
    </Modal>
  );
}

function initialValues(scene: Scene): Record<string, unknown> {
  return { ...scene.initial };
}
