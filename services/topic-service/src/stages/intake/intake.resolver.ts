import { typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { toRefusal } from '@concord/service-kit/graph/shared.types';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { FollowService } from '../../proposer/follow.service.js';
import { IntakeService } from './intake.service.js';
import { ReadingService } from '../../topic/reading.service.js';
import { SubmitTopicPayload } from '../../topic/topic.graphql.js';
import { EnterTopicForInput, SubmitTopicInput } from '../../topic/topic.inputs.js';
import { toTopic } from '../../topic/topic.mapper.js';

/** How topics come in. */
@Resolver()
export class IntakeResolver {
  constructor(
    private readonly intake: IntakeService,
    private readonly follow: FollowService,
    private readonly reading: ReadingService,
  ) {}

  @Mutation(() => SubmitTopicPayload, { nullable: true, description: 'Open to everybody (T1) [S0].' })
  async submitTopic(
    @Act() act: ActContext,
    @Args('input') input: SubmitTopicInput,
  ): Promise<SubmitTopicPayload> {
    return this.answer(act, await this.intake.submit(act, input));
  }

  @Mutation(() => SubmitTopicPayload, {
    nullable: true,
    description: 'Staff enter it for who came or wrote (代录).',
  })
  async enterTopicFor(
    @Act() act: ActContext,
    @Args('input') input: EnterTopicForInput,
  ): Promise<SubmitTopicPayload> {
    return this.answer(act, await this.intake.enterFor(act, input));
  }

  private async answer(act: ActContext, { id, refusal, replayed }: ActAnswer): Promise<SubmitTopicPayload> {
    if (refusal || !id) {
      return { topic: null, receipt: null, refusal: refusal && toRefusal(refusal, act.language), replayed };
    }
    const row = await this.reading.one(act, typedId('topic', id));
    const { code, number } = await this.follow.receiptOf(id);
    const receipt = { code, number, followUrl: `/follow/${code}` };
    return { topic: row && toTopic(row, act.language), receipt, refusal: null, replayed };
  }
}
