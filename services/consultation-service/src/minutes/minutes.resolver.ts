import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import type { PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { ClosingService } from '../session/closing.service.js';
import { SessionAnswers } from '../session/session.answers.js';
import { SessionPayload, type Session } from '../session/session.graphql.js';
import {
  DraftMinutesInput,
  RecordCommitmentInput,
  RemoveCommitmentInput,
  ReportStatusInput,
  SessionActInput,
  SessionReasonInput,
} from '../session/session.inputs.js';
import { MinutesService } from './minutes.service.js';

type Answer = PayloadOf<'session', Session>;

/** What a session leaves: commitments, reports, its end, its minutes. */
@Resolver()
export class MinutesResolver {
  constructor(
    private readonly closing: ClosingService,
    private readonly minutes: MinutesService,
    private readonly answers: SessionAnswers,
  ) {}

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Who proposes to do what by when, for which asks.',
  })
  async recordCommitment(
    @Act() act: ActContext,
    @Args('input') input: RecordCommitmentInput,
  ): Promise<Answer> {
    return this.answers.of(act, await this.closing.recordCommitment(act, input));
  }

  @Mutation(() => SessionPayload, { nullable: true, description: 'Before the minutes are signed.' })
  async removeCommitment(
    @Act() act: ActContext,
    @Args('input') input: RemoveCommitmentInput,
  ): Promise<Answer> {
    return this.answers.of(act, await this.closing.removeCommitment(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'A consensus that leaves nothing to do (B.14.5).',
  })
  async declareNothingToImplement(
    @Act() act: ActContext,
    @Args('input') input: SessionReasonInput,
  ): Promise<Answer> {
    return this.answers.of(act, await this.closing.declareNothing(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: '下次会议通报 on an earlier consultation of the room (T16) [S0].',
  })
  async reportStatus(@Act() act: ActContext, @Args('input') input: ReportStatusInput): Promise<Answer> {
    return this.answers.of(act, await this.closing.reportStatus(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Ends it; not before the reports that it owes (M6).',
  })
  async concludeSession(@Act() act: ActContext, @Args('input') input: SessionActInput): Promise<Answer> {
    return this.answers.of(act, await this.closing.conclude(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Ends it without an outcome; another one may be called.',
  })
  async adjournSession(@Act() act: ActContext, @Args('input') input: SessionReasonInput): Promise<Answer> {
    return this.answers.of(act, await this.closing.adjourn(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: '协商纪要, may be written anew until signed.',
  })
  async draftMinutes(@Act() act: ActContext, @Args('input') input: DraftMinutesInput): Promise<Answer> {
    return this.answers.of(act, await this.minutes.draft(act, input));
  }

  @Mutation(() => SessionPayload, { nullable: true, description: 'By the convenor (D8).' })
  async signMinutes(@Act() act: ActContext, @Args('input') input: SessionActInput): Promise<Answer> {
    return this.answers.of(act, await this.minutes.sign(act, input));
  }
}
