import type { Language } from '@concord/contracts/identity';
import type { ProfileDocument } from '@concord/contracts/profile';
import { renderMessage } from '../i18n/messages.js';
import type { TopicAskRow } from '../topic/topic.entity.js';
import { stateText } from '../topic/topic.mapper.js';
import { stepsOf } from '../topic/topic.steps.js';
import type { Followed } from './follow.service.js';
import type { ProposerMessageRow, ProposerRow } from './proposer.entity.js';
import type { FollowedTopic, ProposerMessage, RevealedProposer } from './proposer.graphql.js';

/** The topic as its proposer sees it: no names of officers, no inner opinions. */
export function toFollowed(
  { row, code, messages }: Followed,
  asks: readonly TopicAskRow[],
  profile: ProfileDocument,
  language: Language,
): FollowedTopic {
  return {
    code,
    version: row.version,
    number: row.number,
    title: row.title,
    state: row.state,
    stateText: stateText(row.state, language),
    description: row.description,
    asks: asks.map(({ no, text }) => ({ no, text })),
    steps: stepsOf(row, profile, language),
    messages: messages.map((message) => toMessage(message, profile, language)),
    canResubmit: row.state === 'RETURNED',
    submittedAt: row.submittedAt,
  };
}

function toMessage(
  message: ProposerMessageRow,
  profile: ProfileDocument,
  language: Language,
): ProposerMessage {
  const code = message.params['reasonCode'];
  const known = Object.values(profile.screeningReasons).flat();
  const label = code && known.find((reason) => reason.code === code)?.label[language];
  const words = [label, message.words].filter(Boolean).join(language === 'en' ? ': ' : '：') || null;
  return { at: message.at, kind: message.kind, text: renderMessage({ ...message, words }, language) };
}

export function toRevealed({ name, phone }: ProposerRow): RevealedProposer {
  return { name, phone };
}
