import { Button, Tooltip } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionPartsFragment } from '../graph/generated/graphql';
import { useWords } from '../i18n/labels';
import { useProvenance } from '../parts/Refusal';
import { ActForm, type ActTarget } from './ActForm';
import type { Scene } from './descriptor';
import { ACTS } from './registry';
import { standingOf, type Standing } from './standing';
import { marks } from '../i18n/marks';

/** Acts of one object. */
export interface ActGroup {
  actions: readonly ActionPartsFragment[];
  target: ActTarget;
  scene?: Scene;
  /** Acts that the page offers elsewhere, beside what they are about. */
  elsewhere?: readonly string[];
  /** Only these acts. */
  only?: readonly string[];
  /** Only acts about this part of the object, e.g. one of its clocks; acts about a part are offered nowhere else. */
  subjectId?: string;
}

/** The acts of one object, or those that a page gathers from several. */
type Props = (ActGroup | { groups: readonly ActGroup[] }) & {
  /** Says nothing where there is nothing to do. */
  quiet?: boolean;
  onDone?(name: string, payload: Record<string, unknown>): void;
};

interface Entry {
  action: ActionPartsFragment;
  target: ActTarget;
  scene: Scene;
}

const RANK = { main: 0, plain: 1, grave: 2 };

/** The next acts as buttons: possible ones, those that lack something, and why the others are not possible. */
export function ActionBar(props: Props): ReactNode {
  const { quiet = false, onDone } = props;
  const groups = 'groups' in props ? props.groups : [props];
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const mine = groups.flatMap(entriesOf);
  const standing = (as: Standing): Entry[] => mine.filter(({ action }) => standingOf(action) === as);
  const allowed = standing('possible');
  const lacking = standing('lacking');
  const others = standing('aside');
  const weight = ({ action }: Entry): number => RANK[ACTS[action.name]!.weight];
  allowed.sort((a, b) => weight(a) - weight(b));
  const [about] = groups.length === 1 ? (groups[0]!.scene?.about ?? []) : [];
  const opened = mine.find(({ action }) => action.name === open);
  if (quiet && allowed.length + lacking.length === 0) return null;

  return (
    <div className={quiet ? 'acts-below' : undefined}>
      {allowed.length + lacking.length === 0 && (
        <p className="muted" style={{ margin: '0 0 8px' }}>
          {t('form.nothing')}
        </p>
      )}
      <div
        className="acts"
        role="group"
        aria-label={[t('form.next'), about].filter(Boolean).join(marks().colon)}
      >
        {allowed.map(({ action: { name } }) => (
          <ActButton key={name} name={name} onClick={() => setOpen(name)} />
        ))}
        {lacking.map(({ action }) => (
          <BlockedButton key={action.name} action={action} />
        ))}
      </div>
      {!quiet && others.length > 0 && <WhyNot actions={others.map(({ action }) => action)} />}
      {opened && (
        <ActForm
          name={opened.action.name}
          target={opened.target}
          scene={opened.scene}
          onClose={() => setOpen(undefined)}
          onDone={(payload) => onDone?.(opened.action.name, payload)}
        />
      )}
    </div>
  );
}

function entriesOf({ actions, target, scene = {}, elsewhere = [], only, subjectId }: ActGroup): Entry[] {
  return actions
    .filter((action) => (action.subjectId ?? undefined) === subjectId)
    .filter(({ name }) => ACTS[name] && !elsewhere.includes(name) && (!only || only.includes(name)))
    .map((action) => ({ action, target, scene }));
}

function ActButton({ name, onClick }: { name: string; onClick(): void }): ReactNode {
  const words = useWords();
  const weight = ACTS[name]?.weight;
  return (
    <Button
      type={weight === 'main' ? 'primary' : 'default'}
      danger={weight === 'grave'}
      onClick={onClick}
      data-act={name}
    >
      {words.act(name)}
    </Button>
  );
}

/** Stays reachable by keyboard, so that its reason can be read. */
function BlockedButton({ action: { name, refusal } }: { action: ActionPartsFragment }): ReactNode {
  const { t } = useTranslation();
  const words = useWords();
  const provenance = useProvenance();
  const reason = refusal?.message ?? '';
  const why = useId();
  return (
    <>
      <span id={why} hidden>
        {t('refusal.unavailable', { reason })}
      </span>
      <Tooltip
        title={
          <>
            <div>{reason}</div>
            {refusal && <div style={{ opacity: 0.85 }}>{provenance(refusal)}</div>}
          </>
        }
        trigger={['hover', 'focus']}
      >
        <Button aria-disabled="true" aria-describedby={why} data-act={name}>
          {words.act(name)}
        </Button>
      </Tooltip>
    </>
  );
}

function WhyNot({ actions }: { actions: readonly ActionPartsFragment[] }): ReactNode {
  const { t } = useTranslation();
  const words = useWords();
  const provenance = useProvenance();
  return (
    <details style={{ marginTop: 10 }}>
      <summary className="muted small" style={{ cursor: 'pointer' }}>
        {t('form.why')}
      </summary>
      <ul className="rows small" style={{ marginTop: 6 }}>
        {actions.map(({ name, refusal }) => (
          <li key={name} style={{ padding: '5px 0' }}>
            <strong>{words.act(name)}</strong>
            {marks().colon}
            {refusal?.message} {refusal && <span className="muted">{provenance(refusal)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
