import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ContactService } from './contact.service.js';
import {
  ConfirmContactAddressInput,
  NotificationPreferences,
  NotificationPreferencesPayload,
  RemoveContactAddressInput,
  SetContactAddressInput,
  SetDigestHourInput,
  SetNotificationPreferenceInput,
} from './preference.graphql.js';
import { PreferenceService } from './preference.service.js';

type Answer = Promise<PayloadOf<'preferences', NotificationPreferences>>;

@Resolver(() => NotificationPreferences)
export class PreferenceResolver {
  constructor(
    private readonly preferences: PreferenceService,
    private readonly contacts: ContactService,
  ) {}

  @Query(() => NotificationPreferences, {
    nullable: true,
    description: "How the asker's own messages reach him; null for the public.",
  })
  notificationPreferences(@Act() act: ActContext): Promise<NotificationPreferences | null> {
    return this.preferences.own(act);
  }

  @Mutation(() => NotificationPreferencesPayload, {
    nullable: true,
    description: 'Sets how one kind of message is wanted; a 必达通知 is neither put off nor switched off.',
  })
  async setNotificationPreference(
    @Act() act: ActContext,
    @Args('input') input: SetNotificationPreferenceInput,
  ): Answer {
    return this.answer(act, await this.preferences.setPreference(act, input));
  }

  @Mutation(() => NotificationPreferencesPayload, {
    nullable: true,
    description: 'Sets the hour of the daily digest; what waits already goes out then too.',
  })
  async setDigestHour(@Act() act: ActContext, @Args('input') input: SetDigestHourInput): Answer {
    return this.answer(act, await this.preferences.setDigestHour(act, input));
  }

  @Mutation(() => NotificationPreferencesPayload, {
    nullable: true,
    description: 'Gives an address and has a code mailed to it; the former one holds until it is confirmed.',
  })
  async setContactAddress(@Act() act: ActContext, @Args('input') input: SetContactAddressInput): Answer {
    return this.answer(act, await this.contacts.set(act, input));
  }

  @Mutation(() => NotificationPreferencesPayload, {
    nullable: true,
    description: 'Confirms the address by its code.',
  })
  async confirmContactAddress(
    @Act() act: ActContext,
    @Args('input') input: ConfirmContactAddressInput,
  ): Answer {
    return this.answer(act, await this.contacts.confirm(act, input));
  }

  @Mutation(() => NotificationPreferencesPayload, {
    nullable: true,
    description: 'Forgets the address; messages stay in the inbox.',
  })
  async removeContactAddress(
    @Act() act: ActContext,
    @Args('input') input: RemoveContactAddressInput,
  ): Answer {
    return this.answer(act, await this.contacts.remove(act, input));
  }

  private async answer(act: ActContext, answer: ActAnswer): Answer {
    if (answer.refusal) {
      return refused<'preferences', NotificationPreferences>(
        'preferences',
        answer.refusal,
        act.language,
        answer.replayed,
      );
    }
    return done<'preferences', NotificationPreferences>(
      'preferences',
      (await this.preferences.own(act))!,
      answer.replayed,
    );
  }
}
