import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import type { PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { DeliberationService } from './deliberation.service.js';
import { SessionAnswers } from './session.answers.js';
import { SessionPayload, type Session } from './session.graphql.js';
import {
  AdvancePhaseInput,
  RecordOutcomeInput,
  RecordPositionInput,
  RecordStatementInput,
  SessionActInput,
  SessionReasonInput,
} from './session.inputs.js';

type Answer = PayloadOf<'session', Session>;

/** The sitting itself: phases, statements, positions, outcome. */
@Resolver()
export class DeliberationResolver {
  constructor(
    private readonly deliberation: DeliberationService,
    private readonly answers: SessionAnswers,
  ) {}

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Opens where at least a third are public representatives (PT2) [S0].',
  })
  async openSession(@Act() act: ActContext, @Args('input') input: SessionActInput): Promise<Answer> {
    return this.answers.of(act, await this.deliberation.open(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'A meeting that does not count, with the reason recorded (decision 9).',
  })
  async openWithoutCounting(
    @Act() act: ActContext,
    @Args('input') input: SessionReasonInput,
  ): Promise<Answer> {
    return this.answers.of(act, await this.deliberation.openWithoutCounting(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'To the next phase, or a later one with a reason (M1) [S0].',
  })
  async advancePhase(@Act() act: ActContext, @Args('input') input: AdvancePhaseInput): Promise<Answer> {
    return this.answers.of(act, await this.deliberation.advance(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'From the revision back to the discussion (M1).',
  })
  async returnToInteractive(
    @Act() act: ActContext,
    @Args('input') input: SessionReasonInput,
  ): Promise<Answer> {
    return this.answers.of(act, await this.deliberation.returnToInteractive(act, input));
  }

  @Mutation(() => SessionPayload, { nullable: true, description: 'What somebody said (M3).' })
  async recordStatement(@Act() act: ActContext, @Args('input') input: RecordStatementInput): Promise<Answer> {
    return this.answers.of(act, await this.deliberation.recordStatement(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: '表态 of one participant, in the last phase.',
  })
  async recordPosition(@Act() act: ActContext, @Args('input') input: RecordPositionInput): Promise<Answer> {
    return this.answers.of(act, await this.deliberation.recordPosition(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Decided by the convenor and announced in open session (T10, M2) [S0].',
  })
  async recordOutcome(@Act() act: ActContext, @Args('input') input: RecordOutcomeInput): Promise<Answer> {
    return this.answers.of(act, await this.deliberation.recordOutcome(act, input));
  }
}
