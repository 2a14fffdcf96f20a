import { typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { FilingService } from '../filing/filing.service.js';
import { ApprovalService } from './approval.service.js';
import { ClosingService } from './closing.service.js';
import { ReadingService } from './reading.service.js';
import { ScreeningService } from './screening.service.js';
import { TopicPayload, type Topic } from './topic.graphql.js';
import {
  AcknowledgeFilingInput,
  ApproveTopicInput,
  ArchiveTopicInput,
  CloseTopicInput,
  CompleteFilingInput,
  DisapproveTopicInput,
  FileTopicInput,
  MergeTopicInput,
  ReferTopicInput,
  ReturnFilingInput,
  ScreenTopicInput,
  TopicReasonInput,
  TopicWordsInput,
} from './topic.inputs.js';
import { toTopic } from './topic.mapper.js';

type TopicAnswer = PayloadOf<'topic', Topic>;

/** Acts of people on a topic that is there. */
@Resolver()
export class TopicActsResolver {
  constructor(
    private readonly screening: ScreeningService,
    private readonly approval: ApprovalService,
    private readonly filing: FilingService,
    private readonly closing: ClosingService,
    private readonly reading: ReadingService,
  ) {}

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'In scope: put before the approving authority (T2, T4).',
  })
  async screenTopic(@Act() act: ActContext, @Args('input') input: ScreenTopicInput): Promise<TopicAnswer> {
    return this.answer(act, await this.screening.screen(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'About the same matter as another, which goes on (并案).',
  })
  async mergeTopic(@Act() act: ActContext, @Args('input') input: MergeTopicInput): Promise<TopicAnswer> {
    return this.answer(act, await this.screening.merge(act, input));
  }

  @Mutation(() => TopicPayload, { nullable: true, description: 'Back to the proposer to be completed (T3).' })
  async returnTopic(@Act() act: ActContext, @Args('input') input: TopicReasonInput): Promise<TopicAnswer> {
    return this.answer(act, await this.screening.return(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'To whoever is in charge of such matters (转办, T3).',
  })
  async referTopic(@Act() act: ActContext, @Args('input') input: ReferTopicInput): Promise<TopicAnswer> {
    return this.answer(act, await this.screening.refer(act, input));
  }

  @Mutation(() => TopicPayload, { nullable: true, description: 'Not taken up (不予列入, T3).' })
  async declineTopic(@Act() act: ActContext, @Args('input') input: TopicReasonInput): Promise<TopicAnswer> {
    return this.answer(act, await this.screening.decline(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'By the authority of the matrix alone (审定, T5) [S0].',
  })
  async approveTopic(@Act() act: ActContext, @Args('input') input: ApproveTopicInput): Promise<TopicAnswer> {
    return this.answer(act, await this.approval.approve(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'By the authority of the matrix alone (T5) [S0].',
  })
  async disapproveTopic(
    @Act() act: ActContext,
    @Args('input') input: DisapproveTopicInput,
  ): Promise<TopicAnswer> {
    return this.answer(act, await this.approval.disapprove(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'Sends the filing to the receiver of the matrix (备案, T6) [S0].',
  })
  async fileTopic(@Act() act: ActContext, @Args('input') input: FileTopicInput): Promise<TopicAnswer> {
    return this.answer(act, await this.filing.send(act, input));
  }

  @Mutation(() => TopicPayload, { nullable: true, description: 'The receiver puts it on record (T6).' })
  async acknowledgeFiling(
    @Act() act: ActContext,
    @Args('input') input: AcknowledgeFilingInput,
  ): Promise<TopicAnswer> {
    return this.answer(act, await this.filing.acknowledge(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'The receiver sends it back for completion (decision 2).',
  })
  async returnFiling(@Act() act: ActContext, @Args('input') input: ReturnFilingInput): Promise<TopicAnswer> {
    return this.answer(act, await this.filing.return(act, input));
  }

  @Mutation(() => TopicPayload, { nullable: true, description: 'Completed and sent again.' })
  async completeFiling(
    @Act() act: ActContext,
    @Args('input') input: CompleteFilingInput,
  ): Promise<TopicAnswer> {
    return this.answer(act, await this.filing.complete(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'Tells the proposer what became of it (T17).',
  })
  async giveFeedback(@Act() act: ActContext, @Args('input') input: TopicWordsInput): Promise<TopicAnswer> {
    return this.answer(act, await this.closing.giveFeedback(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'Reports the result to who entrusted the topic (T14) [S0].',
  })
  async reportToEntruster(
    @Act() act: ActContext,
    @Args('input') input: TopicWordsInput,
  ): Promise<TopicAnswer> {
    return this.answer(act, await this.closing.reportToEntruster(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'What the entrusting unit made of the result (T14) [S0].',
  })
  async recordEntrusterFeedback(
    @Act() act: ActContext,
    @Args('input') input: TopicWordsInput,
  ): Promise<TopicAnswer> {
    return this.answer(act, await this.closing.recordEntrusterFeedback(act, input));
  }

  @Mutation(() => TopicPayload, {
    nullable: true,
    description: 'All gates passed: the topic is closed (办结, T17).',
  })
  async closeTopic(@Act() act: ActContext, @Args('input') input: CloseTopicInput): Promise<TopicAnswer> {
    return this.answer(act, await this.closing.close(act, input));
  }

  @Mutation(() => TopicPayload, { nullable: true, description: 'Into the archive (归档).' })
  async archiveTopic(@Act() act: ActContext, @Args('input') input: ArchiveTopicInput): Promise<TopicAnswer> {
    return this.answer(act, await this.closing.archive(act, input));
  }

  private async answer(act: ActContext, { id, refusal, replayed }: ActAnswer): Promise<TopicAnswer> {
    if (refusal || !id) {
      return refused<'topic', Topic>(
        'topic',
        refusal ?? { code: 'NOT_FOUND', params: {} },
        act.language,
        replayed,
      );
    }
    const row = await this.reading.one(act, typedId('topic', id));
    return { topic: row && toTopic(row, act.language), refusal: null, replayed };
  }
}
