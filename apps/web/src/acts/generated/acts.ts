// Made by `npm run generate` of services/*/acts.json: change the act, not this file.
import {
  AcknowledgeFilingDocument,
  ApproveTopicDocument,
  ArchiveTopicDocument,
  CloseTopicDocument,
  CompleteFilingDocument,
  DeclineTopicDocument,
  DisapproveTopicDocument,
  FileTopicDocument,
  GiveFeedbackDocument,
  MergeTopicDocument,
  RecordEntrusterFeedbackDocument,
  ReferTopicDocument,
  ReportToEntrusterDocument,
  ReturnFilingDocument,
  ReturnTopicDocument,
  RevealProposerDocument,
  ScreenTopicDocument,
} from '../../graph/generated/graphql';
import { act } from '../descriptor';

export const acts = {
  screenTopic: act(ScreenTopicDocument, [
    {"name":"scopeClass","kind":"choice","required":true,"group":"scopeClass","codes":["POLICY","DEVELOPMENT","RIGHTS","LIVELIHOOD"]},
    {"name":"urgency","kind":"choice","group":"urgency","codes":["URGENT","NORMAL","LOW"]},
    {"name":"difficulty","kind":"choice","group":"difficulty","codes":["EASY","MEDIUM","HARD"]},
    {"name":"opinion","kind":"area","max":5000},
  ], 'main'),
  mergeTopic: act(MergeTopicDocument, [
    {"name":"intoId","kind":"topic","required":true},
    {"name":"reason","kind":"area","required":true,"max":5000},
  ], 'plain'),
  returnTopic: act(ReturnTopicDocument, [
    {"name":"reasonCode","kind":"reason","of":"return"},
    {"name":"reason","kind":"area","required":true,"max":5000},
  ], 'plain'),
  referTopic: act(ReferTopicDocument, [
    {"name":"reasonCode","kind":"reason","of":"refer"},
    {"name":"reason","kind":"area","required":true,"max":5000},
    {"name":"to","kind":"text","required":true,"max":80},
  ], 'plain'),
  declineTopic: act(DeclineTopicDocument, [
    {"name":"reasonCode","kind":"reason","of":"decline"},
    {"name":"reason","kind":"area","required":true,"max":5000},
  ], 'plain'),
  approveTopic: act(ApproveTopicDocument, [
    {"name":"opinion","kind":"area","max":5000},
  ], 'main'),
  disapproveTopic: act(DisapproveTopicDocument, [
    {"name":"reason","kind":"area","required":true,"max":5000},
  ], 'plain'),
  fileTopic: act(FileTopicDocument, [
    {"name":"note","kind":"area","max":5000},
  ], 'main'),
  acknowledgeFiling: act(AcknowledgeFilingDocument, [
    {"name":"number","kind":"text","max":80},
  ], 'main'),
  returnFiling: act(ReturnFilingDocument, [
    {"name":"reason","kind":"area","required":true,"max":5000},
  ], 'plain'),
  completeFiling: act(CompleteFilingDocument, [
    {"name":"note","kind":"area","required":true,"max":5000},
  ], 'main'),
  giveFeedback: act(GiveFeedbackDocument, [
    {"name":"text","kind":"area","required":true,"max":5000},
  ], 'main'),
  reportToEntruster: act(ReportToEntrusterDocument, [
    {"name":"text","kind":"area","required":true,"max":5000},
  ], 'plain'),
  recordEntrusterFeedback: act(RecordEntrusterFeedbackDocument, [
    {"name":"text","kind":"area","required":true,"max":5000},
  ], 'plain'),
  closeTopic: act(CloseTopicDocument, [
    {"name":"reason","kind":"area","max":5000},
  ], 'main'),
  archiveTopic: act(ArchiveTopicDocument, [
  ], 'main'),
  revealProposer: act(RevealProposerDocument, [
    {"name":"reason","kind":"text","required":true,"max":200},
  ], 'plain'),
};
