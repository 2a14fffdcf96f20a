import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { ActContext } from '@concord/service-kit/context';
import type { PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { AttendanceService } from './attendance.service.js';
import { PlanningService } from './planning.service.js';
import { SessionAnswers } from './session.answers.js';
import { SessionPayload, type Session } from './session.graphql.js';
import {
  InviteParticipantsInput,
  ParticipantInput,
  PostponeSessionInput,
  RegisterAtDoorInput,
  ScheduleSessionInput,
  SendNoticeInput,
  SessionActInput,
  SessionReasonInput,
  SignInInput,
} from './session.inputs.js';

type Answer = PayloadOf<'session', Session>;

/** Calling a session, and who comes to it. */
@Resolver()
export class PlanningResolver {
  constructor(
    private readonly planning: PlanningService,
    private readonly attendance: AttendanceService,
    private readonly answers: SessionAnswers,
  ) {}

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Plans a session; the answer is the session (T9).',
  })
  async scheduleSession(@Act() act: ActContext, @Args('input') input: ScheduleSessionInput): Promise<Answer> {
    return this.answers.of(act, await this.planning.schedule(act, input));
  }

  @Mutation(() => SessionPayload, { nullable: true, description: '会议通知: tells everybody invited (D6).' })
  async sendNotice(@Act() act: ActContext, @Args('input') input: SendNoticeInput): Promise<Answer> {
    return this.answers.of(act, await this.planning.sendNotice(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Puts it off to another day; notice is given anew.',
  })
  async postponeSession(@Act() act: ActContext, @Args('input') input: PostponeSessionInput): Promise<Answer> {
    return this.answers.of(act, await this.planning.postpone(act, input));
  }

  @Mutation(() => SessionPayload, { nullable: true, description: 'Calls it off.' })
  async cancelSession(@Act() act: ActContext, @Args('input') input: SessionReasonInput): Promise<Answer> {
    return this.answers.of(act, await this.planning.cancel(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Each person in exactly one capacity (B.5).',
  })
  async inviteParticipants(
    @Act() act: ActContext,
    @Args('input') input: InviteParticipantsInput,
  ): Promise<Answer> {
    return this.answers.of(act, await this.attendance.invite(act, input));
  }

  @Mutation(() => SessionPayload, { nullable: true, description: 'Takes somebody off the list.' })
  async removeParticipant(@Act() act: ActContext, @Args('input') input: ParticipantInput): Promise<Answer> {
    return this.answers.of(act, await this.attendance.remove(act, input));
  }

  @Mutation(() => SessionPayload, { nullable: true, description: 'Opens the sign-in on the day.' })
  async openSignIn(@Act() act: ActContext, @Args('input') input: SessionActInput): Promise<Answer> {
    return this.answers.of(act, await this.attendance.openSignIn(act, input));
  }

  @Mutation(() => SessionPayload, { nullable: true, description: 'Records who is here.' })
  async signIn(@Act() act: ActContext, @Args('input') input: SignInInput): Promise<Answer> {
    return this.answers.of(act, await this.attendance.signIn(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Somebody who came without an invitation (decision 9).',
  })
  async registerAtDoor(@Act() act: ActContext, @Args('input') input: RegisterAtDoorInput): Promise<Answer> {
    return this.answers.of(act, await this.attendance.registerAtDoor(act, input));
  }

  @Mutation(() => SessionPayload, {
    nullable: true,
    description: 'Calls an alternate, who then signs in (decision 9).',
  })
  async callAlternate(@Act() act: ActContext, @Args('input') input: ParticipantInput): Promise<Answer> {
    return this.answers.of(act, await this.attendance.callAlternate(act, input));
  }
}
