import { typedId } from '@concord/contracts/ids';
import { toRef } from '@concord/service-kit/graph/shared.types';
import type { Publicity } from '../publicity/publicity.graphql.js';
import type { Research } from '../research/research.graphql.js';
import type { ConsultationRow, ResearchEntry } from './consultation.entity.js';
import type { Consultation } from './consultation.graphql.js';

const person = (id: string | null | undefined) => toRef(id ? typedId('person', id) : null);
const instant = (iso: string | null): Date | null => (iso ? new Date(iso) : null);

export function toConsultation(row: ConsultationRow): Consultation {
  const { explanation, redeliberation, statusReport } = row;
  return {
    id: typedId('consultation', row.id),
    version: row.version,
    title: row.title,
    topic: { id: row.topicId },
    orgUnit: { id: typedId('orgUnit', row.orgUnitId) },
    conveningUnit: { id: typedId('orgUnit', row.conveningUnitId) },
    state: row.state,
    round: row.round,
    askNos: row.askNos,
    research: toResearch(row.research),
    currentSessionId: row.currentSessionId && typedId('session', row.currentSessionId),
    outcome: row.outcome,
    outcomeReason: row.outcomeReason,
    publicity: toPublicity(row),
    explanation: explanation && {
      text: explanation.text,
      at: new Date(explanation.at),
      by: person(explanation.by),
    },
    redeliberation: redeliberation && {
      ...redeliberation,
      at: new Date(redeliberation.at),
      by: person(redeliberation.by),
    },
    statusReport: statusReport && {
      text: statusReport.text,
      at: new Date(statusReport.at),
      sessionId: typedId('session', statusReport.sessionId),
    },
    statusReportDue: row.reportDueSince !== null && statusReport === null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    profileKey: row.profileKey,
    profileVersion: row.profileVersion,
    row,
  };
}

function toResearch(research: ResearchEntry): Research {
  const { report } = research;
  return {
    lead: person(research.leadPersonId),
    team: research.teamPersonIds.map((id) => ({ id: typedId('person', id) })),
    methods: research.methods,
    plan: research.plan,
    sides: research.sides.map((side) => ({ ...side, at: new Date(side.at) })),
    oneSideReason: research.oneSideReason,
    report: report && {
      facts: report.facts,
      problems: report.problems,
      options: report.options,
      submittedAt: new Date(report.submittedAt),
      submittedBy: person(report.submittedBy),
      acceptedAt: instant(report.acceptedAt),
      acceptedBy: person(report.acceptedBy),
      returnedReason: report.returnedReason,
    },
    state: research.state,
  };
}

function toPublicity(row: ConsultationRow): Publicity | null {
  if (!row.publicityFrom || !row.publicityEndsAt) return null;
  return {
    from: row.publicityFrom,
    endsAt: row.publicityEndsAt,
    channels: row.publicityChannels,
    endedAt: row.publicityEndedAt,
    openObjections: row.openObjections,
    consultationId: row.id,
  };
}
