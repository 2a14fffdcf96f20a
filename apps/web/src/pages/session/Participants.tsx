import { App, Button, Checkbox, Select, Table, Tag } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../acts/ActForm';
import type { Scene } from '../../acts/descriptor';
import { newKey } from '../../acts/key';
import { useRunAct } from '../../acts/run-act';
import { sessionActs } from '../../acts/session.acts';
import type { ParticipantPartsFragment } from '../../graph/generated/graphql';
import { useLabels, useWords } from '../../i18n/labels';
import { StateTag } from '../../parts/StateTag';
import { inOrder, numberedNames } from './names';
import type { SessionData } from './SessionPage';
import { marks } from '../../i18n/marks';

const POSITIONS = ['AGREE', 'RESERVE', 'OPPOSE', 'ABSTAIN'];

/** Everybody by capacity; sign-in and positions are entered in the row. */
export function Participants({ session, scene }: { session: SessionData; scene: Scene }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const words = useWords();
  const { quick, busy } = useQuickAct(session);
  const { message } = App.useApp();
  const [picked, setPicked] = useState<string[]>([]);
  const [form, setForm] = useState<{ name: string; participantId: string }>();
  const may = (name: string): boolean =>
    session.actions.some((action) => action.name === name && action.allowed);
  const names = numberedNames(inOrder(session.participants));
  const nameOf = ({ id }: ParticipantPartsFragment): string => names.get(id) ?? '';
  const waiting = session.participants.filter(({ status }) => status !== 'SIGNED_IN').map(({ id }) => id);
  const chosen = picked.filter((id) => waiting.includes(id));
  const people = inOrder(session.participants);
  const showPositions = may('recordPosition') || session.participants.some(({ position }) => position);

  const rowActs = (person: ParticipantPartsFragment): ReactNode => {
    const acts = [
      ...(person.alternate && person.status === 'INVITED' && may('callAlternate') ? ['callAlternate'] : []),
      ...(person.status !== 'SIGNED_IN' && may('removeParticipant') ? ['removeParticipant'] : []),
      ...(!person.person && may('revealParticipant') ? ['revealParticipant'] : []),
    ];
    return acts.map((name) => (
      <Button
        key={name}
        type="link"
        size="small"
        style={{ padding: '0 4px' }}
        aria-label={`${words.act(name)}${marks().colon}${nameOf(person)}`}
        onClick={() => setForm({ name, participantId: person.id })}
      >
        {words.act(name)}
      </Button>
    ));
  };

  const columns: ColumnsType<ParticipantPartsFragment> = [
    ...(may('signIn')
      ? [
          {
            title: <span className="visually-hidden">{t('session.signInOne')}</span>,
            width: 40,
            render: (_: unknown, person: ParticipantPartsFragment) =>
              person.status === 'SIGNED_IN' ? null : (
                <Checkbox
                  aria-label={t('session.select', { name: nameOf(person) })}
                  checked={chosen.includes(person.id)}
                  onChange={(event) =>
                    setPicked(
                      event.target.checked ? [...chosen, person.id] : chosen.filter((id) => id !== person.id),
                    )
                  }
                />
              ),
          },
        ]
      : []),
    { title: t('session.name'), render: (_, person) => nameOf(person) },
    {
      title: t('session.capacity'),
      render: (_, person) => (
        <>
          {label('capacity', person.capacity)} {!person.counted && <Tag>{t('session.notCounted')}</Tag>}
          {person.alternate && <Tag>{t('session.alternates')}</Tag>}
          {person.atDoor && <Tag>{t('session.atDoor')}</Tag>}
        </>
      ),
    },
    { title: t('session.unit'), render: (_, person) => person.unit?.name },
    {
      title: t('session.status'),
      render: (_, person) => <StateTag group="participantStatus" code={person.status} />,
    },
    ...(showPositions
      ? [
          {
            title: t('session.position'),
            render: (_: unknown, person: ParticipantPartsFragment) =>
              may('recordPosition') && person.status === 'SIGNED_IN' && person.counted ? (
                <Select
                  size="small"
                  style={{ width: 116 }}
                  aria-label={t('session.setPosition', { name: nameOf(person) })}
                  value={person.position ?? null}
                  options={POSITIONS.map((code) => ({ value: code, label: label('position', code) }))}
                  loading={busy}
                  onChange={(position) =>
                    void quick('recordPosition', { participantId: person.id, position })
                  }
                />
              ) : (
                label('position', person.position)
              ),
          },
        ]
      : []),
    ...(['callAlternate', 'removeParticipant', 'revealParticipant'].some(may)
      ? [
          {
            title: t('session.acts'),
            render: (_: unknown, person: ParticipantPartsFragment) => rowActs(person),
          },
        ]
      : []),
  ];

  return (
    <>
      <Table
        aria-label={t('session.participants')}
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={people}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('session.gaugeNone') }}
      />
      {may('signIn') && waiting.length > 0 && (
        <div className="acts" style={{ marginTop: 10 }}>
          <Button onClick={() => setPicked(chosen.length === waiting.length ? [] : waiting)}>
            {t('action.all')}
          </Button>
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={busy}
            onClick={() =>
              // Refused, the ticks stay: nobody ticks fourteen people twice.
              void quick('signIn', { participantIds: chosen }).then((done) => done && setPicked([]))
            }
          >
            {t('session.signInSelected', { n: chosen.length })}
          </Button>
        </div>
      )}
      {form && (
        <ActForm
          name={form.name}
          target={session}
          scene={{ ...scene, initial: { participantId: form.participantId } }}
          onClose={() => setForm(undefined)}
          onDone={(payload) => {
            const revealed = payload.person as
              { name?: string | null; phone?: string | null } | null | undefined;
            if (form.name === 'revealParticipant' && revealed) {
              void message.info(
                t('session.revealed', { name: revealed.name ?? '', phone: revealed.phone ?? '' }),
                15,
              );
            }
          }}
        />
      )}
    </>
  );
}

/** Acts that need no form: one click in a row. */
function useQuickAct(session: SessionData): {
  quick(name: 'recordPosition' | 'signIn', input: Record<string, unknown>): Promise<boolean>;
  busy: boolean;
} {
  const { t } = useTranslation();
  const run = useRunAct();
  const { message } = App.useApp();
  const [waiting, setWaiting] = useState(0);
  // One after the other: each is done on the version that the one before has made.
  const tail = useRef(Promise.resolve(session.version));
  const seen = useRef(session.version);
  useEffect(() => {
    seen.current = session.version;
  });

  async function one(
    name: 'recordPosition' | 'signIn',
    input: Record<string, unknown>,
    before: number,
  ): Promise<{ done: boolean; version: number }> {
    const outcome = await run(sessionActs[name], {
      ...input,
      id: session.id,
      ifVersion: Math.max(before, seen.current),
      idempotencyKey: newKey(),
    });
    if (outcome.kind === 'refused') {
      const { code, message: reason } = outcome.refusal;
      void message.warning(code === 'STALE_VERSION' ? t('refusal.staleQuick') : reason, 6);
    }
    if (outcome.kind === 'unanswered') void message.warning(t('form.network'), 6);
    const made = outcome.kind === 'done' && (outcome.payload.session as { version: number } | null);
    return { done: outcome.kind === 'done', version: made ? made.version : 0 };
  }

  async function quick(name: 'recordPosition' | 'signIn', input: Record<string, unknown>): Promise<boolean> {
    setWaiting((n) => n + 1);
    const mine = tail.current.then((version) => one(name, input, version));
    tail.current = mine.then(({ version }) => version);
    const { done } = await mine;
    setWaiting((n) => n - 1);
    return done;
  }
  return { quick, busy: waiting > 0 };
}
