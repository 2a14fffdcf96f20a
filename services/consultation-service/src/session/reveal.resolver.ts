import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { bare } from '@concord/service-kit/acts/input';
import type { ActContext } from '@concord/service-kit/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { RevealPersonPayload, type RevealedPerson } from '../publicity/reveal.graphql.js';
import { AttendanceService } from './attendance.service.js';
import { RevealParticipantInput } from './session.inputs.js';
import { SessionReading } from './session.reading.js';

/** Shows what is masked, one person at a time and for a recorded reason. */
@Resolver()
export class RevealResolver {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly sessions: SessionReading,
  ) {}

  @Mutation(() => RevealPersonPayload, {
    nullable: true,
    description: 'A participant, for a reason that stays in the timeline.',
  })
  async revealParticipant(
    @Act() act: ActContext,
    @Args('input') input: RevealParticipantInput,
  ): Promise<PayloadOf<'person', RevealedPerson>> {
    const { refusal, replayed } = await this.attendance.reveal(act, input);
    if (refusal) return refused<'person', RevealedPerson>('person', refusal, act.language, replayed);
    const row = await this.sessions.participant(bare(input.participantId, 'participant'));
    return done('person', { name: row?.name ?? null, phone: row?.phone ?? null }, replayed);
  }
}
