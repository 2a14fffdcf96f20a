import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar, type ActGroup } from '../../acts/ActionBar';
import { StartAct } from '../../acts/StartAct';
import { useViewer } from '../../app/viewer';
import { useProfileScene } from '../../graph/useProfile';
import { Section } from '../../parts/Section';
import type { CaseTopic } from './CasePage';

const REVEALS = ['revealProposer', 'revealObjector'];

/** The next acts on the topic and on its consultation, in one place. */
export function CaseActs({ topic }: { topic: CaseTopic }): ReactNode {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { holds } = useViewer();
  const groups = useGroups(topic);
  const mayRaise = holds('CONVENOR', 'STATION_STAFF', 'COUNTY_CPPCC_OFFICER', 'MEMBER');
  const consultationId = topic.consultation?.id;
  const raise = {
    fixed: { topicId: topic.id, ...(consultationId && { consultationId }) },
    initial: { kind: 'PROPOSAL', title: topic.title },
  };
  return (
    <Section
      title={t('case.acts')}
      extra={mayRaise && <StartAct name="raiseEscalation" size="small" scene={raise} />}
    >
      <ActionBar
        groups={groups}
        onDone={(name, payload) => {
          if (!REVEALS.includes(name)) return;
          const who = (payload.proposer ?? payload.person) as {
            name?: string | null;
            phone?: string | null;
          } | null;
          if (who) {
            void message.info(t('case.revealed', { name: who.name ?? '', phone: who.phone ?? '' }), 15);
          }
        }}
      />
    </Section>
  );
}

function useGroups(topic: CaseTopic): ActGroup[] {
  const profile = useProfileScene(topic.profileKey, topic.profileVersion);
  const { consultation, asks } = topic;
  const own: ActGroup = {
    actions: topic.actions,
    target: topic,
    scene: { ...profile, asks, orgUnitId: topic.orgUnit?.id },
  };
  if (!consultation) return [own];
  const { actions, id, version, publicity, conveningUnit } = consultation;
  const open = publicity?.objections.filter(({ handledAt }) => !handledAt) ?? [];
  return [
    own,
    {
      actions,
      target: consultation,
      elsewhere: ['scheduleSession', 'submitObjection'],
      scene: { asks, orgUnitId: conveningUnit?.id, objections: open },
    },
    {
      actions,
      target: consultation,
      only: ['scheduleSession'],
      // Calling a session makes a new object: the consultation is named by a field of its own.
      scene: { fixed: { consultationId: id, ifVersion: version }, initial: { title: topic.title } },
    },
  ];
}
