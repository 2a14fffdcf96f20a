import type { ActContext } from '@concord/service-kit/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Directive, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IntakeService } from '../stages/intake/intake.service.js';
import { ResubmitTopicInput } from '../topic/topic.inputs.js';
import { ReadingService } from '../topic/reading.service.js';
import { FollowService, type Followed } from './follow.service.js';
import { toFollowed } from './proposer.mapper.js';
import { FollowedTopic, ResubmitTopicPayload } from './proposer.graphql.js';

/** What the proposer sees and does with the follow code. */
@Resolver()
export class ProposerResolver {
  constructor(
    private readonly follow: FollowService,
    private readonly intake: IntakeService,
    private readonly reading: ReadingService,
  ) {}

  // A guess at a code: so dear that an address has some hundreds a minute (docs/security/rates.md).
  @Directive('@cost(weight: 5000)')
  @Query(() => FollowedTopic, {
    nullable: true,
    description: 'Open to everybody who has the code; null for a wrong one.',
  })
  async followTopic(
    @Act() act: ActContext,
    @Args('code', { description: 'The follow code of the receipt.' }) code: string,
  ): Promise<FollowedTopic | null> {
    const followed = await this.follow.byCode(code);
    return followed && this.show(act, followed);
  }

  @Mutation(() => ResubmitTopicPayload, {
    nullable: true,
    description: 'The proposer mends a returned topic.',
  })
  async resubmitTopic(
    @Act() act: ActContext,
    @Args('input') input: ResubmitTopicInput,
  ): Promise<PayloadOf<'topic', FollowedTopic>> {
    const { refusal, replayed } = await this.intake.resubmit(act, input);
    if (refusal) return refused<'topic', FollowedTopic>('topic', refusal, act.language, replayed);
    const followed = await this.follow.byCode(input.code);
    return done<'topic', FollowedTopic>('topic', await this.show(act, followed!), replayed);
  }

  private async show(act: ActContext, followed: Followed): Promise<FollowedTopic> {
    const asks = (await this.reading.asksOf([followed.row.id])).get(followed.row.id) ?? [];
    return toFollowed(followed, asks, await this.reading.profileOf(followed.row), act.language);
  }
}
