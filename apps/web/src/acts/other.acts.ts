import {
  AppointDocument,
  EndDeputyDocument,
  EndPostDocument,
  ImportOrgTreeDocument,
  MarkReadDocument,
  NameDeputyDocument,
  RaiseEscalationDocument,
  ReviewEscalationDocument,
  SetUpDocument,
  SponsorEscalationDocument,
  SubmitEscalationDocument,
  WithdrawEscalationDocument,
  WithdrawSponsorshipDocument,
} from '../graph/generated/graphql';
import { act } from './descriptor';

const TEXT = 5000;

/** Acts on an escalation (B.9, decision 10). */
export const escalationActs = {
  raiseEscalation: act(
    RaiseEscalationDocument,
    [
      { name: 'kind', kind: 'choice', group: 'escalationKind', codes: ['PROPOSAL'], required: true },
      { name: 'findingType', kind: 'choice', group: 'findingType', required: true },
      { name: 'title', kind: 'text', required: true, max: 80 },
      { name: 'situation', kind: 'area', required: true, max: TEXT },
      { name: 'analysis', kind: 'area', required: true, max: TEXT },
      { name: 'suggestion', kind: 'area', required: true, max: TEXT },
      { name: 'namesRemoved', kind: 'confirm', required: true },
    ],
    'plain',
    true,
  ),
  sponsorEscalation: act(
    SponsorEscalationDocument,
    [{ name: 'sponsorKind', kind: 'choice', group: 'sponsorKind', required: true }],
    'main',
  ),
  withdrawSponsorship: act(WithdrawSponsorshipDocument, []),
  submitEscalation: act(SubmitEscalationDocument, [], 'main'),
  reviewEscalation: act(
    ReviewEscalationDocument,
    [
      { name: 'filed', kind: 'yesNo', required: true },
      { name: 'reason', kind: 'area', max: TEXT },
    ],
    'main',
  ),
  withdrawEscalation: act(WithdrawEscalationDocument, [
    { name: 'reason', kind: 'area', required: true, max: TEXT },
  ]),
};

/** Acts of the administrator, and of everybody on his own inbox. */
export const officeActs = {
  markRead: act(MarkReadDocument, [], 'plain', true),
  setUp: act(
    SetUpDocument,
    [
      { name: 'setupKey', kind: 'text', required: true, max: 100 },
      { name: 'administratorName', kind: 'text', required: true, max: 50 },
      { name: 'subject', kind: 'text', max: 200 },
      { name: 'treeXlsxBase64', kind: 'workbook', required: true },
    ],
    'plain',
    true,
  ),
  importOrgTree: act(
    ImportOrgTreeDocument,
    [{ name: 'xlsxBase64', kind: 'workbook', required: true }],
    'plain',
    true,
  ),
  appoint: act(
    AppointDocument,
    [
      { name: 'personId', kind: 'person' },
      { name: 'newPersonName', kind: 'text', max: 50 },
      { name: 'newPersonPhone', kind: 'text', max: 20 },
      { name: 'newPersonSubject', kind: 'text', max: 200 },
      { name: 'role', kind: 'choice', group: 'role', required: true },
      { name: 'orgUnitId', words: 'unitOf', kind: 'unit', required: true },
      { name: 'from', kind: 'date' },
    ],
    'main',
    true,
  ),
  nameDeputy: act(
    NameDeputyDocument,
    [
      { name: 'role', kind: 'choice', group: 'role', required: true },
      { name: 'orgUnitId', words: 'unitOf', kind: 'unit', required: true },
      { name: 'holderId', kind: 'person' },
      { name: 'personId', words: 'deputyId', kind: 'person', required: true },
      // The page offers those that the graph names.
      { name: 'acts', kind: 'choices', group: 'act' },
      { name: 'from', words: 'actsFrom', kind: 'date' },
      { name: 'until', words: 'actsUntil', kind: 'date', required: true },
    ],
    'plain',
    true,
  ),
  // Started from the row of a deputy, which names all but the day.
  endDeputy: act(EndDeputyDocument, [{ name: 'until', words: 'deputyEnds', kind: 'date' }], 'plain', true),
  endPost: act(
    EndPostDocument,
    [
      { name: 'personId', kind: 'person', required: true },
      { name: 'role', kind: 'choice', group: 'role', required: true },
      { name: 'orgUnitId', words: 'unitOf', kind: 'unit', required: true },
      { name: 'until', kind: 'date' },
    ],
    'plain',
    true,
  ),
};
