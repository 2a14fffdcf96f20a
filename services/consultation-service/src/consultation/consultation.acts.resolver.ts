import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { HandleObjectionInput, StartPublicityInput } from '../publicity/publicity.graphql.js';
import { PublicityService } from '../publicity/publicity.service.js';
import {
  AcceptResearchInput,
  AssignResearchInput,
  RecordSideHeardInput,
  ReturnResearchInput,
  SubmitResearchReportInput,
} from '../research/research.graphql.js';
import { ResearchService } from '../research/research.service.js';
import {
  ConsultationPayload,
  DecideRedeliberationInput,
  ExplainOutcomeInput,
  type Consultation,
} from './consultation.graphql.js';
import { toConsultation } from './consultation.mapper.js';
import { EndingService } from './ending.service.js';
import { ReadingService } from './reading.service.js';

type Answer = PayloadOf<'consultation', Consultation>;

/** Acts of people on a consultation that is there. */
@Resolver()
export class ConsultationActsResolver {
  constructor(
    private readonly research: ResearchService,
    private readonly publicity: PublicityService,
    private readonly ending: EndingService,
    private readonly reading: ReadingService,
  ) {}

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: 'Names the lead and the team of the research (T7) [S0].',
  })
  async assignResearch(@Act() act: ActContext, @Args('input') input: AssignResearchInput): Promise<Answer> {
    return this.answer(act, await this.research.assign(act, input));
  }

  @Mutation(() => ConsultationPayload, { nullable: true, description: "One side's opinion (T8) [S0]." })
  async recordSideHeard(@Act() act: ActContext, @Args('input') input: RecordSideHeardInput): Promise<Answer> {
    return this.answer(act, await this.research.recordSide(act, input));
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: 'By the team; two sides must have been heard (T8).',
  })
  async submitResearchReport(
    @Act() act: ActContext,
    @Args('input') input: SubmitResearchReportInput,
  ): Promise<Answer> {
    return this.answer(act, await this.research.submit(act, input));
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: 'By another than who submitted it (T8).',
  })
  async acceptResearch(@Act() act: ActContext, @Args('input') input: AcceptResearchInput): Promise<Answer> {
    return this.answer(act, await this.research.accept(act, input));
  }

  @Mutation(() => ConsultationPayload, { nullable: true, description: 'Back to the team, with a reason.' })
  async returnResearch(@Act() act: ActContext, @Args('input') input: ReturnResearchInput): Promise<Answer> {
    return this.answer(act, await this.research.returnReport(act, input));
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: 'Shows the result to everybody for a period (公示, T11) [S0].',
  })
  async startPublicity(@Act() act: ActContext, @Args('input') input: StartPublicityInput): Promise<Answer> {
    return this.answer(act, await this.publicity.start(act, input));
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: "The convenor's written handling; upheld, it goes back into deliberation (T12).",
  })
  async handleObjection(@Act() act: ActContext, @Args('input') input: HandleObjectionInput): Promise<Answer> {
    return this.answer(act, await this.publicity.handleObjection(act, input));
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: 'Tells the proposer why there is no consensus (T18) [S0].',
  })
  async explainOutcome(@Act() act: ActContext, @Args('input') input: ExplainOutcomeInput): Promise<Answer> {
    return this.answer(act, await this.ending.explain(act, input));
  }

  @Mutation(() => ConsultationPayload, {
    nullable: true,
    description: 'A recorded decision whether to consult again (T19) [S0].',
  })
  async decideRedeliberation(
    @Act() act: ActContext,
    @Args('input') input: DecideRedeliberationInput,
  ): Promise<Answer> {
    return this.answer(act, await this.ending.decideRedeliberation(act, input));
  }

  private async answer(act: ActContext, { id, refusal, replayed }: ActAnswer): Promise<Answer> {
    if (refusal || !id) {
      return refused<'consultation', Consultation>(
        'consultation',
        refusal ?? { code: 'NOT_FOUND', params: {} },
        act.language,
        replayed,
      );
    }
    const row = await this.reading.one(act, typedId('consultation', id));
    return { consultation: row && toConsultation(row), refusal: null, replayed };
  }
}
