import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AppealService } from '../card/appeal.service.js';
import { Draft, DraftPayload } from './draft.graphql.js';
import {
  DecidePaperAppealInput,
  DraftActInput,
  DraftReasonInput,
  EditDraftInput,
  SealDraftInput,
} from './draft.inputs.js';
import { DraftService } from './draft.service.js';
import { PaperService } from './paper.service.js';

type Answer = Promise<PayloadOf<'draft', Draft>>;

/** Acts on papers: 核稿 → 签发 → 编号 → 用印, back and withdrawn, objections. */
@Resolver()
export class DraftActsResolver {
  constructor(
    private readonly papers: PaperService,
    private readonly appeals: AppealService,
    private readonly reading: DraftService,
  ) {}

  @Mutation(() => DraftPayload, {
    nullable: true,
    description: 'Changes text, requirement or limit of a draft.',
  })
  async editDraft(@Act() act: ActContext, @Args('input') input: EditDraftInput): Answer {
    return this.answer(act, await this.papers.edit(act, input));
  }

  @Mutation(() => DraftPayload, { nullable: true, description: 'Reviewed and found in order (核稿).' })
  async reviewDraft(@Act() act: ActContext, @Args('input') input: DraftActInput): Answer {
    return this.answer(act, await this.papers.review(act, input));
  }

  @Mutation(() => DraftPayload, { nullable: true, description: 'Back to be edited, with the reason (退回).' })
  async returnDraft(@Act() act: ActContext, @Args('input') input: DraftReasonInput): Answer {
    return this.answer(act, await this.papers.giveBack(act, input));
  }

  @Mutation(() => DraftPayload, {
    nullable: true,
    description: 'Signed by another person than its reviewer (签发); the number is taken here.',
  })
  async signDraft(@Act() act: ActContext, @Args('input') input: DraftActInput): Answer {
    return this.answer(act, await this.papers.sign(act, input));
  }

  @Mutation(() => DraftPayload, {
    nullable: true,
    description: 'Sealed and issued (用印): its addressee is told, and may object from now on.',
  })
  async sealDraft(@Act() act: ActContext, @Args('input') input: SealDraftInput): Answer {
    return this.answer(act, await this.papers.seal(act, input));
  }

  @Mutation(() => DraftPayload, {
    nullable: true,
    description: 'Signed and not sent: the number stays as 作废.',
  })
  async voidDraft(@Act() act: ActContext, @Args('input') input: DraftReasonInput): Answer {
    return this.answer(act, await this.papers.void(act, input));
  }

  @Mutation(() => DraftPayload, {
    nullable: true,
    description: 'Taken back: a draft, or by its issuer what was issued; it counts no longer.',
  })
  async withdrawDraft(@Act() act: ActContext, @Args('input') input: DraftReasonInput): Answer {
    return this.answer(act, await this.papers.withdraw(act, input));
  }

  @Mutation(() => DraftPayload, {
    nullable: true,
    description: 'The addressee objects, once and in time (申诉).',
  })
  async appealPaper(@Act() act: ActContext, @Args('input') input: DraftReasonInput): Answer {
    return this.answer(act, await this.appeals.appeal(act, input));
  }

  @Mutation(() => DraftPayload, { nullable: true, description: 'The issuer decides on the objection.' })
  async decidePaperAppeal(@Act() act: ActContext, @Args('input') input: DecidePaperAppealInput): Answer {
    return this.answer(act, await this.appeals.decide(act, input));
  }

  private async answer(act: ActContext, answer: ActAnswer): Answer {
    if (answer.refusal) {
      return refused<'draft', Draft>('draft', answer.refusal, act.language, answer.replayed);
    }
    return done<'draft', Draft>('draft', (await this.reading.byUuid(act, answer.id!))!, answer.replayed);
  }
}
