import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { bare } from '@concord/service-kit/acts/input';
import type { ActContext } from '@concord/service-kit/context';
import type { ConnectionOf } from '@concord/service-kit/graph/connection';
import type { RequestLoaders } from '@concord/service-kit/graph/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act, Loaders } from '@concord/service-kit/identity/act.decorator';
import { ReadingService } from '../consultation/reading.service.js';
import { NoticeReading } from './notice.reading.js';
import {
  Objection,
  Publicity,
  PublicNoticeConnection,
  PublicNoticesArgs,
  RevealObjectorInput,
  SubmitObjectionInput,
  SubmitObjectionPayload,
  type PublicNotice,
} from './publicity.graphql.js';
import { toObjection } from './publicity.mapper.js';
import { RevealPersonPayload, type RevealedPerson } from './reveal.graphql.js';
import { PublicityService } from './publicity.service.js';

/** Results as everybody sees them, and what is said against them. */
@Resolver(() => Publicity)
export class PublicityResolver {
  constructor(
    private readonly notices: NoticeReading,
    private readonly publicity: PublicityService,
    private readonly consultations: ReadingService,
  ) {}

  @Query(() => PublicNoticeConnection, {
    nullable: true,
    description: 'Results on show and those that were, latest first; open to everybody.',
  })
  async publicNotices(
    @Act() act: ActContext,
    @Args() args: PublicNoticesArgs,
  ): Promise<ConnectionOf<PublicNotice>> {
    return this.notices.list(act, args);
  }

  @ResolveField(() => [Objection], {
    description:
      'In order; those that say the same and stand the same as one, the open ones first where many.',
  })
  async objections(
    @Parent() { consultationId }: Publicity,
    @Loaders() loaders: RequestLoaders,
  ): Promise<Objection[]> {
    const load = (ids: readonly string[]) => this.consultations.objectionsOf(ids);
    const groups = (await loaders.of('objections', load).load(consultationId)) ?? [];
    return groups.map(({ row, size }) => toObjection(row, size));
  }

  @Mutation(() => SubmitObjectionPayload, {
    nullable: true,
    description: 'Anybody may object while the result is on show (T12).',
  })
  async submitObjection(
    @Act() act: ActContext,
    @Args('input') input: SubmitObjectionInput,
  ): Promise<PayloadOf<'objection', Objection>> {
    const { id, refusal, replayed } = await this.publicity.submitObjection(act, input);
    if (refusal || !id) {
      return refused<'objection', Objection>(
        'objection',
        refusal ?? { code: 'NOT_FOUND', params: {} },
        act.language,
        replayed,
      );
    }
    const row = await this.consultations.objection(id);
    return done('objection', toObjection(row!), replayed);
  }

  @Mutation(() => RevealPersonPayload, {
    nullable: true,
    description: 'Who objected, for a reason that stays in the timeline.',
  })
  async revealObjector(
    @Act() act: ActContext,
    @Args('input') input: RevealObjectorInput,
  ): Promise<PayloadOf<'person', RevealedPerson>> {
    const { refusal, replayed } = await this.publicity.reveal(act, input);
    if (refusal) return refused<'person', RevealedPerson>('person', refusal, act.language, replayed);
    const row = await this.consultations.objection(bare(input.objectionId, 'objection'));
    return done('person', { name: row?.name ?? null, phone: row?.phone ?? null }, replayed);
  }
}
