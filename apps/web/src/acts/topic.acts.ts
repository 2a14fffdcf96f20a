import {
  EnterTopicForDocument,
  ResubmitTopicDocument,
  SubmitTopicDocument,
} from '../graph/generated/graphql';
import { act } from './descriptor';

const TEXT = 5000;
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

/** Bringing a topic in, and mending it (T1, T3): they have pages of their own. */
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
};
