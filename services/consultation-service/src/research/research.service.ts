import { Injectable } from '@nestjs/common';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { bare, bares, MAX, optionalText, text, texts, type OnInput } from '@concord/service-kit/acts/input';
import {
  consultationId,
  ConsultationActs,
  convenorOf,
  recordFact,
} from '../consultation/consultation.acts.js';
import type { ResearchEntry } from '../consultation/consultation.entity.js';
import { checkSidesHeard } from '../consultation/consultation.rules.js';
import { nameReaders } from '../consultation/readers.js';

export interface AssignResearch extends OnInput {
  leadPersonId: string;
  teamPersonIds?: string[] | null;
  methods?: string[] | null;
  plan?: string | null;
}
export interface RecordSideHeard extends OnInput {
  side: string;
  view: string;
  askNo?: number | null;
}
export interface SubmitResearchReport extends OnInput {
  facts: string;
  problems: string;
  options: string;
  oneSideReason?: string | null;
}

/** An ask that the topic has (逐条回应). */
export function checkAsk(askNo: number | null | undefined, askNos: readonly number[]): Decision {
  return askNo == null || askNos.includes(askNo)
    ? ALLOWED
    : refuse('UNKNOWN_ASK', { askNo, asks: askNos.join(', ') });
}

/** 调研: team, sides heard, report, acceptance (T7, T8). */
@Injectable()
export class ResearchService {
  constructor(private readonly consultations: ConsultationActs) {}

  assign(ctx: ActContext, input: AssignResearch): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'assignResearch', input, async ({ tx, row, as }) => {
      const lead = bare(input.leadPersonId, 'person');
      const team = bares(input.teamPersonIds ?? [], 'person').filter((id) => id !== lead);
      row.research = {
        ...row.research,
        state: row.research.state === 'RETURNED' ? 'RETURNED' : 'ASSIGNED',
        leadPersonId: lead,
        teamPersonIds: team,
        methods: texts(input.methods ?? [], 'methods'),
        plan: optionalText(input.plan, 'plan', MAX.long),
      };
      await nameReaders(tx.em, row);
      await recordFact(tx, row, 'researchAssigned', {
        topicState: null,
        data: { leadPersonId: lead, team: team.length },
        notices: [
          {
            template: 'researchAssigned',
            to: [lead, ...team].map((personId) => ({ personId })),
            params: { title: row.title },
          },
        ],
        as,
      });
    });
  }

  recordSide(ctx: ActContext, input: RecordSideHeard): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'recordSideHeard', input, async ({ tx, row, as }) => {
      insist(checkAsk(input.askNo, row.askNos));
      const entry = {
        side: text(input.side, 'side', MAX.short),
        view: text(input.view, 'view', MAX.long),
        askNo: input.askNo ?? null,
        at: ctx.now.toISOString(),
      };
      if (row.research.sides.length >= MAX.list) refuseAct('TOO_MANY', { field: 'sides', max: MAX.list });
      row.research = { ...row.research, sides: [...row.research.sides, entry] };
      await recordFact(tx, row, 'sideHeard', {
        topicState: null,
        data: { sides: row.research.sides.length },
        as,
      });
    });
  }

  submit(ctx: ActContext, input: SubmitResearchReport): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'submitResearchReport', input, async ({ tx, row, as }) => {
      const oneSideReason = optionalText(input.oneSideReason, 'oneSideReason', MAX.short);
      insist(checkSidesHeard(row.research.sides, oneSideReason));
      row.research = {
        ...row.research,
        state: 'SUBMITTED',
        oneSideReason,
        report: {
          facts: text(input.facts, 'facts', MAX.long),
          problems: text(input.problems, 'problems', MAX.long),
          options: text(input.options, 'options', MAX.long),
          submittedAt: ctx.now.toISOString(),
          submittedBy: ctx.identity.personId ?? '',
          acceptedAt: null,
          acceptedBy: null,
          returnedReason: null,
        },
      };
      await recordFact(tx, row, 'researchSubmitted', {
        topicState: null,
        data: { sides: row.research.sides.length },
        notices: [{ template: 'researchToAccept', to: [convenorOf(row)], params: { title: row.title } }],
        as,
      });
    });
  }

  accept(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'acceptResearch', input, async ({ tx, row, as }) => {
      const report = row.research.report!;
      const acceptedBy = ctx.identity.personId ?? null;
      row.research = {
        ...row.research,
        state: 'ACCEPTED',
        report: { ...report, acceptedAt: ctx.now.toISOString(), acceptedBy },
      };
      row.state = 'READY';
      await tx.clocks.complete(consultationId(row), 'RESEARCH');
      await recordFact(tx, row, 'researchAccepted', {
        topicState: 'READY',
        notices: [
          {
            template: 'researchAccepted',
            to: teamOf(row.research, tx.tree, ctx.now),
            params: { title: row.title },
          },
        ],
        as,
      });
    });
  }

  returnReport(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'returnResearch', input, async ({ tx, row, as }) => {
      const returnedReason = text(input.reason, 'reason', MAX.short);
      row.research = {
        ...row.research,
        state: 'RETURNED',
        report: { ...row.research.report!, returnedReason },
      };
      await recordFact(tx, row, 'researchReturned', {
        topicState: null,
        notices: [
          {
            template: 'researchReturned',
            to: teamOf(row.research, tx.tree, ctx.now),
            params: { title: row.title, reason: returnedReason },
          },
        ],
        as,
      });
    });
  }
}

/** The team as far as it still holds posts: who left every office hears nothing more. */
function teamOf(
  research: Pick<ResearchEntry, 'leadPersonId' | 'teamPersonIds'>,
  tree: OrgTree,
  now: Date,
): { personId: string }[] {
  const people = research.leadPersonId
    ? [research.leadPersonId, ...research.teamPersonIds]
    : research.teamPersonIds;
  return people
    .filter((personId) => tree.postsOfPerson(personId, now).length > 0)
    .map((personId) => ({ personId }));
}
