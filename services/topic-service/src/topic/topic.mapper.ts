import { typedId } from '@concord/contracts/ids';
import type { Language } from '@concord/contracts/identity';
import { fill } from '@concord/service-kit/i18n/catalogue';
import { toRef } from '@concord/service-kit/graph/shared.types';
import type { FilingRecord } from '../stages/filing/filing.record.js';
import { maskName, maskPhone } from '@concord/service-kit/i18n/masking';
import type { ProposerRow } from '../proposer/proposer.entity.js';
import type { ApprovalRecord, ScreeningRecord, TopicRow } from './topic.entity.js';
import { GATES, openGates } from '../stages/closing/closing.gates.js';
import type { Approval, Filing, Screening } from './decisions.graphql.js';
import type { Proposer, Topic } from './topic.graphql.js';

const unit = (uuid: string | null) => toRef(uuid && typedId('orgUnit', uuid));
const person = (uuid: string | null) => toRef(uuid && typedId('person', uuid));
const instant = (iso: string | null): Date | null => (iso ? new Date(iso) : null);

/** The state in the reader's language. */
export function stateText(state: string, language: Language): string {
  return fill('{state}', { state }, language);
}

/** Whitelists what of a row is shown. */
export function toTopic(row: TopicRow, language: Language): Topic {
  return {
    row,
    id: typedId('topic', row.id),
    version: row.version,
    number: row.number,
    title: row.title,
    state: row.state,
    stateText: stateText(row.state, language),
    level: row.level,
    source: row.source,
    category: row.category,
    urgency: row.screening?.urgency ?? null,
    difficulty: row.screening?.difficulty ?? null,
    orgUnit: unit(row.orgUnitId),
    description: row.description,
    partiesConcerned: row.partiesConcerned,
    suggestedForm: row.suggestedForm,
    submittedAt: row.submittedAt,
    updatedAt: row.updatedAt,
    enteredBy: person(row.enteredByPersonId),
    paperReference: row.paperReference,
    entrusted: row.entrustingUnitId !== null,
    entrustingUnit: unit(row.entrustingUnitId),
    consentToPublish: row.consentToPublish,
    screening: row.screening && toScreening(row.screening),
    approval: row.approval && toApproval(row.approval),
    filing: row.filing && toFiling(row.filing),
    filedAt: instant(row.gates['FILED'] ?? null),
    outcome: row.outcome,
    closedReason: row.closedReason,
    missingToClose:
      row.approval && row.state !== 'CLOSED' && row.state !== 'ARCHIVED'
        ? openGates(row).map((gate) => GATES[gate].code)
        : [],
    consultation: toRef(row.consultationId),
    profileKey: row.profileKey,
    profileVersion: row.profileVersion,
  };
}

function toScreening({
  scopeClass,
  urgency,
  difficulty,
  opinion,
  byPersonId,
  at,
}: ScreeningRecord): Screening {
  return {
    inScope: true,
    scopeClass,
    urgency,
    difficulty,
    opinion,
    by: person(byPersonId),
    at: new Date(at),
  };
}

function toApproval({
  authorityRole,
  authorityUnitId,
  opinion,
  byPersonId,
  at,
  matrixSource,
}: ApprovalRecord): Approval {
  return {
    authorityRole,
    authorityUnit: unit(authorityUnitId),
    opinion,
    by: person(byPersonId),
    at: new Date(at),
    matrixSource,
  };
}

function toFiling(filing: FilingRecord): Filing {
  const { state, receiverRole, number, note, byDefault, returnedReason } = filing;
  return {
    ...{ state, receiverRole, number, note, byDefault, returnedReason },
    receiver: unit(filing.receiverUnitId),
    sentAt: new Date(filing.sentAt),
    acknowledgeBy: new Date(filing.acknowledgeBy),
    acknowledgedAt: instant(filing.acknowledgedAt),
    returnedAt: instant(filing.returnedAt),
  };
}

/** Masked: what everybody who may read the topic sees of its proposer. */
export function toProposer({ kind, name, phone, organization }: ProposerRow): Proposer {
  return { kind, nameMasked: maskName(name), phoneMasked: maskPhone(phone), organization };
}
