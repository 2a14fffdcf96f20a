import {
  DecideConsultationExtensionDocument,
  DecideItemExtensionDocument,
  DecideSessionExtensionDocument,
  DecideTopicExtensionDocument,
  PauseConsultationDeadlineDocument,
  PauseItemDeadlineDocument,
  PauseSessionDeadlineDocument,
  PauseTopicDeadlineDocument,
  RequestConsultationExtensionDocument,
  RequestItemExtensionDocument,
  RequestSessionExtensionDocument,
  RequestTopicExtensionDocument,
  ResumeConsultationDeadlineDocument,
  ResumeItemDeadlineDocument,
  ResumeSessionDeadlineDocument,
  ResumeTopicDeadlineDocument,
} from '../graph/generated/graphql';
import { act } from './descriptor';

const requestFields = [
  { name: 'until', words: 'newLastDay', kind: 'date', required: true },
  { name: 'reason', kind: 'area', required: true, max: 5000 },
] as const;
const decideFields = [
  { name: 'decision', kind: 'choice', group: 'extensionDecision', required: true },
  { name: 'until', words: 'grantedUntil', kind: 'date' },
  { name: 'reason', kind: 'area', max: 5000 },
] as const;
const pauseFields = [
  { name: 'reason', words: 'pauseReason', kind: 'choice', group: 'pauseReason', required: true },
  { name: 'note', kind: 'area', required: true, max: 5000 },
] as const;
const resumeFields = [{ name: 'note', kind: 'area', max: 5000 }] as const;

/** Extension and pause of one clock (E.2), by whose case it is; the page names the clock. */
export const clockActs = {
  requestTopicExtension: act(RequestTopicExtensionDocument, requestFields),
  decideTopicExtension: act(DecideTopicExtensionDocument, decideFields, 'main'),
  pauseTopicDeadline: act(PauseTopicDeadlineDocument, pauseFields),
  resumeTopicDeadline: act(ResumeTopicDeadlineDocument, resumeFields, 'main'),
  requestConsultationExtension: act(RequestConsultationExtensionDocument, requestFields),
  decideConsultationExtension: act(DecideConsultationExtensionDocument, decideFields, 'main'),
  pauseConsultationDeadline: act(PauseConsultationDeadlineDocument, pauseFields),
  resumeConsultationDeadline: act(ResumeConsultationDeadlineDocument, resumeFields, 'main'),
  requestSessionExtension: act(RequestSessionExtensionDocument, requestFields),
  decideSessionExtension: act(DecideSessionExtensionDocument, decideFields, 'main'),
  pauseSessionDeadline: act(PauseSessionDeadlineDocument, pauseFields),
  resumeSessionDeadline: act(ResumeSessionDeadlineDocument, resumeFields, 'main'),
  requestItemExtension: act(RequestItemExtensionDocument, requestFields),
  decideItemExtension: act(DecideItemExtensionDocument, decideFields, 'main'),
  pauseItemDeadline: act(PauseItemDeadlineDocument, pauseFields),
  resumeItemDeadline: act(ResumeItemDeadlineDocument, resumeFields, 'main'),
};
