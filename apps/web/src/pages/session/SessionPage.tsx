import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ActionBar } from '../../acts/ActionBar';
import type { Scene } from '../../acts/descriptor';
import { SessionDocument, type SessionQuery } from '../../graph/generated/graphql';
import { typedId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useProfileScene } from '../../graph/useProfile';
import { useLabels } from '../../i18n/labels';
import { CaseTimeline, entriesOf } from '../../parts/CaseTimeline';
import { DeadlineDetails } from '../../parts/Deadlines';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { Composition } from './Composition';
import { Overview } from './Overview';
import { inOrder, numberedNames } from './names';
import { Participants } from './Participants';
import { Phases } from './Phases';
import { Record } from './Record';
import { Reports } from './Reports';
import { marks } from '../../i18n/marks';

export type SessionData = NonNullable<SessionQuery['session']>;

/** Acts that stand beside what they are about. */
const BESIDE = {
  people: ['inviteParticipants', 'registerAtDoor'],
  /** In the rows themselves; signing in is done by ticking people, and its button stands below them. */
  row: ['removeParticipant', 'callAlternate', 'revealParticipant', 'recordPosition', 'signIn'],
  statements: ['recordStatement'],
  commitments: ['recordCommitment', 'removeCommitment', 'declareNothingToImplement'],
  minutes: ['draftMinutes', 'signMinutes'],
  reports: ['reportStatus'],
};

/** The convenor's page of one session. */
export default function SessionPage(): ReactNode {
  const { id = '' } = useParams();
  const answer = useLiveQuery(SessionDocument, { id: typedId('session', id) });
  return (
    <PageState answer={answer} value={answer.data?.session} rows={12}>
      {(session) => <OneSession session={session} />}
    </PageState>
  );
}

function OneSession({ session }: { session: SessionData }): ReactNode {
  const { t } = useTranslation();
  const scene = useSessionScene(session);
  const bar = (only: string[]): ReactNode => (
    <ActionBar actions={session.actions} target={session} scene={scene} only={only} quiet />
  );
  return (
    <>
      <PageHead title={session.title}>
        <span className="muted">{session.number}</span>
        <StateTag group="sessionState" code={session.state} />
        {session.outcome && <StateTag group="outcome" code={session.outcome} />}
      </PageHead>
      <div className="stack">
        <Section title={t('session.phases')}>
          <Phases session={session} />
        </Section>
        <div className="columns">
          <div className="stack">
            <Section title={t('case.acts')}>
              <ActionBar
                actions={session.actions}
                target={session}
                scene={scene}
                elsewhere={Object.values(BESIDE).flat()}
              />
            </Section>
            <Composition session={session} />
            <Section title={t('session.participants')}>
              <Participants session={session} scene={scene} />
              {bar(BESIDE.people)}
            </Section>
            <Record session={session} bar={bar} acts={BESIDE} />
          </div>
          <div className="stack">
            <Overview session={session} />
            <Reports session={session} bar={bar(BESIDE.reports)} />
            <Section title={t('case.deadlines')}>
              <DeadlineDetails
                deadlines={session.deadlines}
                groups={[{ actions: session.actions, target: session }]}
              />
            </Section>
          </div>
        </div>
        <Section title={t('case.timeline')}>
          <CaseTimeline entries={entriesOf(session.timeline)} />
        </Section>
      </div>
    </>
  );
}

function useSessionScene(session: SessionData): Scene {
  const label = useLabels();
  const { consultation, participants, commitments, dueStatusReports, proposedOutcome, minutes } = session;
  const profile = useProfileScene(consultation?.profileKey, consultation?.profileVersion);
  const asks = consultation?.topic?.asks ?? [];
  const names = numberedNames(inOrder(participants));
  return {
    ...profile,
    asks: asks.filter(({ no }) => consultation?.askNos.includes(no)),
    participants: participants.map(({ id, capacity, status, alternate }) => ({
      id,
      label: `${names.get(id)}${marks().open}${label('capacity', capacity)}${marks().close}`,
      status,
      alternate,
    })),
    commitments,
    dueReports: dueStatusReports,
    orgUnitId: consultation?.conveningUnit?.id,
    initial: { ...(proposedOutcome && { outcome: proposedOutcome }), ...(minutes && { text: minutes.text }) },
  };
}
