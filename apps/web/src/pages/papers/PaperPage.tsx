import { Alert } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ActionBar } from '../../acts/ActionBar';
import { DraftDocument, type DraftQuery } from '../../graph/generated/graphql';
import { bareId, typedId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { CaseTimeline, entriesOf } from '../../parts/CaseTimeline';
import { useCommitmentWords } from '../../parts/Commitment';
import { useDates } from '../../parts/dates';
import { Facts } from '../../parts/Facts';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { Steps } from '../../parts/Steps';
import { Appeal, Corrections } from './Appeal';
import { wayOf } from './way';
import { marks } from '../../i18n/marks';

export type Paper = NonNullable<DraftQuery['draft']>;

/** One paper, from the draft that a clock owes to what its addressee says to it. */
export default function PaperPage(): ReactNode {
  const { id = '' } = useParams();
  const answer = useLiveQuery(DraftDocument, { id: typedId('draft', id) });
  return (
    <PageState answer={answer} value={answer.data?.draft}>
      {(paper) => <OnePaper paper={paper} />}
    </PageState>
  );
}

function OnePaper({ paper }: { paper: Paper }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { body, requirement, newLimit, appeal } = paper;
  const { actions } = paper;
  // A correction says only what is to be read instead: the text as signed is no first value of it.
  const groups = [
    {
      actions,
      target: paper,
      scene: { initial: { body, requirement, newLimit: newLimit ? dayjs(newLimit) : undefined } },
      elsewhere: ['decidePaperAppeal'],
    },
    {
      actions,
      target: paper,
      scene: { about: appeal ? [`${t('papers.appealReason')}${marks().colon}${appeal.reason}`] : [] },
      only: ['decidePaperAppeal'],
    },
  ];
  return (
    <>
      <PageHead title={`${label('draftKind', paper.kind)}${marks().colon}${paper.title}`}>
        {paper.number && <span className="muted">{paper.number}</span>}
        <StateTag group="draftState" code={paper.state} />
      </PageHead>
      <div className="stack">
        {paper.overtaken && <Alert type="info" showIcon title={t('papers.overtaken')} />}
        <Section title={t('papers.way')}>
          <Steps steps={wayOf(paper, (code) => label('draftStep', code))} />
        </Section>
        <div className="columns">
          <div className="stack">
            <Section title={t('case.acts')}>
              <ActionBar groups={groups} />
            </Section>
            <Section title={t('papers.text')}>
              <p className="text-block" style={{ fontSize: 15, lineHeight: 1.8 }}>
                {body}
              </p>
              {requirement && (
                <>
                  <h3>{t('papers.requirement')}</h3>
                  <p className="text-block">{requirement}</p>
                </>
              )}
              <Limit day={newLimit} />
              <p className="small muted" style={{ margin: '12px 0 0' }}>
                {t('papers.hint')}
              </p>
            </Section>
            <Corrections paper={paper} />
            <Appeal paper={paper} />
          </div>
          <PaperFacts paper={paper} />
        </div>
        <Section title={t('case.timeline')}>
          <CaseTimeline entries={entriesOf(paper.timeline)} />
        </Section>
      </div>
    </>
  );
}

/** A limit that the paper asks for: it moves no date of the case. */
function Limit({ day: limit }: { day: string | null | undefined }): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  if (!limit) return null;
  return (
    <p style={{ margin: '8px 0 0' }}>
      {t('papers.newLimit')}
      {marks().colon}
      {day(limit)}
      {marks().open}
      {t('papers.limitHint')}
      {marks().close}
    </p>
  );
}

function PaperFacts({ paper }: { paper: Paper }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day, lastDay, instant } = useDates();
  const commitment = useCommitmentWords();
  const { item, reviewedBy, signer } = paper;
  const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ');
  return (
    <Section title={t('case.facts')}>
      <Facts
        columns={1}
        rows={[
          [t('papers.concerned'), paper.concernedUnit?.name],
          [t('inbox.addressee'), paper.addressee?.name],
          [t('papers.mode'), label('draftMode', paper.mode)],
          [t('papers.cause'), label('draftCause', paper.cause)],
          [t('inbox.due'), day(paper.dueDate)],
          [t('items.one'), item && <Link to={`/items/${bareId(item.id)}`}>{commitment(item)}</Link>],
          [t('papers.basis'), paper.basisNumbers.join(marks().comma)],
          [t('papers.earlier'), paper.earlierNumbers.join(marks().comma)],
          [t('inbox.authority'), paper.authority],
          [
            t('papers.reviewer'),
            joined(
              label('role', paper.reviewerRole),
              reviewedBy?.name,
              paper.reviewedAt && instant(paper.reviewedAt),
            ),
          ],
          [
            t('papers.signer'),
            joined(
              paper.signerUnit?.name,
              label('role', paper.signerRole),
              signer?.name,
              paper.signedAt && instant(paper.signedAt),
            ),
          ],
          [
            t('papers.sealer'),
            joined(label('role', paper.sealRole), paper.issuedAt && instant(paper.issuedAt)),
          ],
          [t('papers.scan'), paper.scanReference],
          [t('papers.appealUntil'), paper.appealUntil && lastDay(paper.appealUntil)],
          [t('papers.reason'), paper.reason],
        ]}
      />
    </Section>
  );
}
