import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaderUnitFragment } from '../../graph/generated/graphql';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';
import { behind, type Cases, type Scope } from './cases';

interface Props {
  figures: LeaderUnitFragment['consultationFigures'];
  scope: Scope;
  open(cases: Cases): void;
}

/** Each room's way to its number of sessions in the year; not judged before the year is over (decision 12). */
export function Rooms({ figures, scope, open }: Props): ReactNode {
  const { t } = useTranslation();
  const rooms = figures?.rooms ?? [];
  const first = rooms[0];
  return (
    <Section
      title={t('dashboard.rooms')}
      extra={
        first && (
          <span className="muted small">{`${t('dashboard.year', { year: first.year })} · ${t('dashboard.roomsHint', { n: first.target })}`}</span>
        )
      }
    >
      {!figures && <Empty text={t('dashboard.unavailable')} />}
      {figures && rooms.length === 0 && <Empty text={t('dashboard.noRooms')} />}
      {rooms.length > 0 && (
        <table className="leader-table">
          <caption className="visually-hidden">{t('dashboard.rooms')}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('dashboard.room')}</th>
              <th scope="col">{t('dashboard.sessions')}</th>
            </tr>
          </thead>
          <tbody>
            {rooms.map(({ room, concluded, target, year, compliant }) => (
              <tr key={room?.id}>
                <th scope="row">
                  {room?.name}
                  {!compliant && <Tag style={{ marginInlineStart: 8 }}>{t('dashboard.notCompliant')}</Tag>}
                  <div className="leader-bar" aria-hidden>
                    <span
                      style={{
                        width: `${Math.min(1, concluded / Math.max(1, target)) * 100}%`,
                        background: 'var(--leader-room)',
                      }}
                    />
                  </div>
                </th>
                <td className="leader-number">
                  <Progress
                    text={t('dashboard.progress', { n: concluded, target })}
                    none={concluded === 0}
                    label={t('dashboard.showCases', { what: room?.name ?? '' })}
                    onOpen={() => room && open({ ...behind.room(scope, room.id, year), title: room.name })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Progress({
  text,
  none,
  label,
  onOpen,
}: {
  text: string;
  none: boolean;
  label: string;
  onOpen(): void;
}): ReactNode {
  if (none) return <span className="leader-nought">{text}</span>;
  return (
    <button type="button" className="leader-count" aria-label={`${text} · ${label}`} onClick={onOpen}>
      {text}
    </button>
  );
}
