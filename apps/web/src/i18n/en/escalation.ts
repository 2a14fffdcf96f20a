import type { Shape } from '../shape';
import type { escalation as zh } from '../zh-CN/escalation';

export const escalation = {
  title: 'Escalations',
  one: 'Proposal',
  none: 'No escalation matches.',
  kind: 'Kind',
  finding: 'Finding',
  state: 'State',
  situation: 'Situation',
  analysis: 'Analysis',
  suggestion: 'Suggestion',
  sponsor: 'Sponsor',
  noSponsor: 'No sponsor yet: a CPPCC member must sponsor it',
  review: 'Review',
  number: 'Number',
  from: 'From the topic',
  line: 'Where it comes from',
  name: 'Title',
  place: 'Place',
  submitted: 'Submitted',
  reason: 'Reason of the review',
} satisfies Shape<typeof zh>;
