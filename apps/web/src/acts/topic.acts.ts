import {
  AcknowledgeFilingDocument,
  ApproveTopicDocument,
  ArchiveTopicDocument,
  CloseTopicDocument,
  CompleteFilingDocument,
  DeclineTopicDocument,
  DisapproveTopicDocument,
  EnterTopicForDocument,
  FileTopicDocument,
  GiveFeedbackDocument,
  MergeTopicDocument,
  RecordEntrusterFeedbackDocument,
  ReferTopicDocument,
  ReportToEntrusterDocument,
  ResubmitTopicDocument,
  ReturnFilingDocument,
  ReturnTopicDocument,
  RevealProposerDocument,
  ScreenTopicDocument,
  SubmitTopicDocument,
} from '../graph/generated/graphql';
import { act } from './descriptor';

const TEXT = 5000;
const reason = { name: 'reason', kind: 'area', required: true, max: TEXT } as const;
const matter = [
  { name: 'orgUnitId', kind: 'place', required: true },
  { name: 'title', kind: 'text', required: true, max: 80 },
  { name: 'description', kind: 'area', required: true, max: TEXT, rows: 5 },
  { name: 'asks', kind: 'lines', required: true, max: 200 },
  { name: 'proposerName', kind: 'text', required: true, max: 50 },
  { name: 'proposerPhone', kind: 'text', max: 20 },
  { name: 'organization', kind: 'text', max: 80 },
  { name: 'partiesConcerned', kind: 'text', max: 200 },
  { name: 'suggestedForm', kind: 'text', max: 80 },
  { name: 'consentToPublish', kind: 'tick' },
] as const;

/** Acts on a topic (T1–T6, T14, T17). */
export const topicActs = {
  submitTopic: act(SubmitTopicDocument, matter, 'main', true),
  enterTopicFor: act(
    EnterTopicForDocument,
    [
      { name: 'source', kind: 'choice', group: 'source', required: true },
      ...matter,
      { name: 'entrustingUnitId', kind: 'unit' },
      { name: 'paperReference', kind: 'text', max: 80 },
    ],
    'main',
    true,
  ),
  resubmitTopic: act(
    ResubmitTopicDocument,
    [
      { name: 'code', kind: 'text', required: true },
      { name: 'title', kind: 'text', max: 80 },
      { name: 'description', kind: 'area', max: TEXT },
      { name: 'asks', kind: 'lines', max: 200 },
    ],
    'plain',
    true,
  ),
  screenTopic: act(
    ScreenTopicDocument,
    [
      { name: 'scopeClass', kind: 'choice', group: 'scopeClass', required: true },
      { name: 'urgency', kind: 'choice', group: 'urgency' },
      { name: 'difficulty', kind: 'choice', group: 'difficulty' },
      { name: 'opinion', kind: 'area', max: TEXT },
    ],
    'main',
  ),
  mergeTopic: act(MergeTopicDocument, [{ name: 'intoId', kind: 'topic', required: true }, reason]),
  returnTopic: act(ReturnTopicDocument, [{ name: 'reasonCode', kind: 'reason', of: 'return' }, reason]),
  referTopic: act(ReferTopicDocument, [
    { name: 'to', kind: 'text', required: true, max: 80 },
    { name: 'reasonCode', kind: 'reason', of: 'refer' },
    reason,
  ]),
  declineTopic: act(DeclineTopicDocument, [{ name: 'reasonCode', kind: 'reason', of: 'decline' }, reason]),
  approveTopic: act(ApproveTopicDocument, [{ name: 'opinion', kind: 'area', max: TEXT }], 'main'),
  disapproveTopic: act(DisapproveTopicDocument, [reason]),
  fileTopic: act(FileTopicDocument, [{ name: 'note', kind: 'area', max: TEXT }], 'main'),
  acknowledgeFiling: act(AcknowledgeFilingDocument, [{ name: 'number', kind: 'text', max: 80 }], 'main'),
  returnFiling: act(ReturnFilingDocument, [reason]),
  completeFiling: act(
    CompleteFilingDocument,
    [{ name: 'note', kind: 'area', required: true, max: TEXT }],
    'main',
  ),
  giveFeedback: act(
    GiveFeedbackDocument,
    [{ name: 'text', kind: 'area', required: true, max: TEXT }],
    'main',
  ),
  reportToEntruster: act(ReportToEntrusterDocument, [
    { name: 'text', kind: 'area', required: true, max: TEXT },
  ]),
  recordEntrusterFeedback: act(RecordEntrusterFeedbackDocument, [
    { name: 'text', kind: 'area', required: true, max: TEXT },
  ]),
  closeTopic: act(CloseTopicDocument, [{ name: 'reason', kind: 'area', max: TEXT }], 'main'),
  archiveTopic: act(ArchiveTopicDocument, [], 'main'),
  revealProposer: act(RevealProposerDocument, [{ name: 'reason', kind: 'text', required: true, max: 200 }]),
};
