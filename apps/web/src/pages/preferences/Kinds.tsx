import { LockOutlined } from '@ant-design/icons';
import { App, Checkbox, Select, Tag, Tooltip } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { channelActs } from '../../acts/channel.acts';
import { newKey } from '../../acts/key';
import { useRunAct } from '../../acts/run-act';
import { Section } from '../../parts/Section';
import type { Preferences } from './PreferencesPage';

type Kind = Preferences['kinds'][number];

/** Every kind of message with the ways in which it comes; what must arrive is locked, and says why. */
export function Kinds({ preferences }: { preferences: Preferences }): ReactNode {
  const { t } = useTranslation();
  const { channels, kinds, digestHour } = preferences;
  const offered = channels.filter(({ available }) => available);
  const set = useSetting();
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: hour,
    label: t('notify.hour', { hour: String(hour).padStart(2, '0') }),
  }));
  return (
    <Section title={t('notify.kinds')}>
      {channels
        .filter(({ available, note }) => !available && note)
        .map(({ code, label, note }) => (
          <p key={code} className="small muted" style={{ marginTop: 0 }}>
            {t('notify.channelOff', { channel: label, note: note ?? '' })}
          </p>
        ))}
      <ul className="rows">
        {kinds.map((kind) => (
          <li key={kind.kind}>
            <div className="row-line">
              <span className="grow">
                {kind.label} {kind.mandatory && <Locked />}
                {kind.urgent && (
                  <Tooltip title={t('notify.urgentWhy')} trigger={['hover', 'focus']}>
                    <Tag tabIndex={0}>{t('notify.urgent')}</Tag>
                  </Tooltip>
                )}
              </span>
              <KindChoice kind={kind} offered={offered} set={set} />
            </div>
            {kind.mandatory && <div className="small muted">{t('notify.mustWhy')}</div>}
          </li>
        ))}
      </ul>
      <label className="row-line" style={{ marginTop: 10, alignItems: 'center' }}>
        <span>{t('notify.digestHour')}</span>
        <Select
          aria-label={t('notify.digestHour')}
          value={digestHour}
          options={hours}
          style={{ width: 110 }}
          onChange={(hour: number) => void set('setDigestHour', { hour })}
        />
      </label>
    </Section>
  );
}

function Locked(): ReactNode {
  const { t } = useTranslation();
  return (
    <Tag color="gold" icon={<LockOutlined aria-hidden />}>
      {t('notify.must')}
    </Tag>
  );
}

function KindChoice(props: { kind: Kind; offered: Preferences['channels']; set: Setting }): ReactNode {
  const { t } = useTranslation();
  const { kind, offered, set } = props;
  const choose = (channels: string[], digest: boolean): void =>
    void set('setNotificationPreference', { kind: kind.kind, channels, digest });
  return (
    <span className="choices">
      {offered.map(({ code, label }) => {
        const on = kind.channels.includes(code);
        const locked = kind.mandatory && code === 'EMAIL';
        return (
          <Checkbox
            key={code}
            checked={on || locked}
            disabled={locked}
            aria-label={t('notify.choose', { kind: kind.label, channel: label })}
            onChange={({ target }) =>
              choose(
                target.checked ? [...kind.channels, code] : kind.channels.filter((other) => other !== code),
                kind.digest,
              )
            }
          >
            {label}
          </Checkbox>
        );
      })}
      {!kind.mandatory && (
        <Checkbox
          checked={kind.digest}
          aria-label={t('notify.chooseDigest', { kind: kind.label })}
          onChange={({ target }) => choose([...kind.channels], target.checked)}
        >
          {t('notify.digest')}
        </Checkbox>
      )}
    </span>
  );
}

type Setting = (
  act: 'setNotificationPreference' | 'setDigestHour',
  input: Record<string, unknown>,
) => Promise<void>;

/**
 * A choice is kept at once; a refusal is said, and the page shows what stands. Until the answer is there no other is
 * taken; nothing is disabled meanwhile, for a disabled field would lose the focus of whoever works by keyboard.
 */
function useSetting(): Setting {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const run = useRunAct();
  const busy = useRef(false);
  return async (act, input) => {
    if (busy.current) return;
    busy.current = true;
    const outcome = await run(channelActs[act], { ...input, idempotencyKey: newKey() });
    busy.current = false;
    if (outcome.kind === 'done') void message.success(t('notify.saved'));
    if (outcome.kind === 'refused') void message.warning(outcome.refusal.message, 6);
    if (outcome.kind === 'unanswered') void message.warning(t('form.network'), 6);
  };
}
