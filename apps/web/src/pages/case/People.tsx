import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/Empty';
import { Facts } from '../../parts/Facts';
import { Section } from '../../parts/Section';
import { present } from '../../graph/present';
import type { CaseTopic } from './CasePage';
import { marks } from '../../i18n/marks';

/** Who has to do with the matter. */
export function People({ topic }: { topic: CaseTopic }): ReactNode {
  const { t } = useTranslation();
  const { consultation, screening, approval, enteredBy } = topic;
  const research = consultation?.research;
  const chairs = [...new Set(consultation?.sessions.map(({ chair }) => chair?.name).filter(Boolean))];
  const members = consultation?.room?.members.map(({ person }) => person?.name).filter(Boolean) ?? [];
  const rows: [string, string | null | undefined][] = [
    [t('case.enteredBy'), enteredBy?.name],
    [t('case.screening'), screening?.by?.name],
    [t('case.approval'), approval?.by?.name],
    [t('case.convenor'), consultation?.conveningUnit?.name],
    [t('session.room'), consultation?.room?.name],
    [t('case.lead'), research?.lead?.name],
    [
      t('case.member'),
      present(research?.team)
        .map(({ name }) => name)
        .join(marks().comma),
    ],
    [t('case.chair'), chairs.join(marks().comma)],
    [t('fields.memberIds'), members.join(marks().comma)],
  ];
  const any = rows.some(([, value]) => value);
  return (
    <Section title={t('case.people')}>
      {any ? <Facts columns={1} rows={rows} /> : <Empty text={t('case.noPeople')} />}
    </Section>
  );
}
