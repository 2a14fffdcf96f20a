import {
  AppealPaperDocument,
  DecidePaperAppealDocument,
  EditDraftDocument,
  ReturnDraftDocument,
  ReviewDraftDocument,
  SealDraftDocument,
  SignDraftDocument,
  VoidDraftDocument,
  WithdrawDraftDocument,
} from '../graph/generated/graphql';
import { act } from './descriptor';

const TEXT = 5000;
const reason = { name: 'reason', kind: 'area', required: true, max: TEXT } as const;
const newText = [
  { name: 'body', kind: 'area', max: TEXT, rows: 8 },
  { name: 'requirement', kind: 'area', max: TEXT },
  { name: 'newLimit', kind: 'date' },
] as const;

/** A paper's way: 核稿, 签发 (with its number), 用印; and what its addressee may say to it. */
export const paperActs = {
  editDraft: act(EditDraftDocument, newText),
  reviewDraft: act(ReviewDraftDocument, [], 'main'),
  returnDraft: act(ReturnDraftDocument, [reason]),
  signDraft: act(SignDraftDocument, [], 'main'),
  sealDraft: act(SealDraftDocument, [{ name: 'scanReference', kind: 'text', max: 200 }], 'main'),
  voidDraft: act(VoidDraftDocument, [reason], 'grave'),
  withdrawDraft: act(WithdrawDraftDocument, [reason], 'grave'),
  appealPaper: act(AppealPaperDocument, [reason]),
  decidePaperAppeal: act(
    DecidePaperAppealDocument,
    [
      { name: 'decision', kind: 'choice', group: 'appealDecision', required: true },
      { name: 'reason', kind: 'area', required: true, max: TEXT },
      { name: 'body', words: 'correctedBody', kind: 'area', max: TEXT, rows: 5 },
      { name: 'requirement', words: 'correctedRequirement', kind: 'area', max: TEXT },
      { name: 'newLimit', words: 'correctedLimit', kind: 'date' },
    ],
    'main',
  ),
};
