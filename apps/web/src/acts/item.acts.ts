import {
  AcceptItemReturnDocument,
  AssignItemDocument,
  CloseItemDocument,
  GiveCoOpinionDocument,
  RecordSatisfactionDocument,
  RecordVisitDocument,
  RefuseItemReturnDocument,
  ReplyItemDocument,
  ReportCompletionDocument,
  RequestItemReturnDocument,
  SignForItemDocument,
  UrgeItemDocument,
} from '../graph/generated/graphql';
import { act } from './descriptor';

const reason = { name: 'reason', kind: 'area', required: true, max: 5000 } as const;
const units = [
  { name: 'leadUnitId', kind: 'unit', required: true },
  { name: 'coUnitIds', kind: 'units' },
] as const;

/** Acts on a commitment (B.8). */
export const itemActs = {
  assignItem: act(AssignItemDocument, units, 'main'),
  signForItem: act(SignForItemDocument, [], 'main'),
  requestItemReturn: act(RequestItemReturnDocument, [reason]),
  acceptItemReturn: act(AcceptItemReturnDocument, units, 'main'),
  refuseItemReturn: act(RefuseItemReturnDocument, [reason]),
  replyItem: act(ReplyItemDocument, [{ name: 'answers', kind: 'answers', required: true }], 'main'),
  giveCoOpinion: act(
    GiveCoOpinionDocument,
    [{ name: 'text', kind: 'area', required: true, max: 5000 }],
    'main',
  ),
  reportCompletion: act(
    ReportCompletionDocument,
    [{ name: 'text', kind: 'area', required: true, max: 5000 }],
    'main',
  ),
  recordVisit: act(
    RecordVisitDocument,
    [
      { name: 'verdict', kind: 'choice', group: 'verdict', required: true },
      { name: 'finding', kind: 'area', required: true, max: 5000 },
      { name: 'visitorIds', kind: 'people', roles: ['MEMBER'] },
    ],
    'main',
  ),
  recordSatisfaction: act(RecordSatisfactionDocument, [
    { name: 'rating', kind: 'choice', group: 'rating', required: true },
    { name: 'comment', kind: 'area', max: 5000 },
  ]),
  urgeItem: act(UrgeItemDocument, [{ name: 'text', kind: 'area', required: true, max: 200 }]),
  closeItem: act(CloseItemDocument, [], 'main'),
};
