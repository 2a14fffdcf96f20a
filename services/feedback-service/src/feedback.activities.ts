import type { FeedbackActivities as Contract } from '@concord/contracts/temporal/activities';
import type { Activities } from '@concord/service-kit/temporal/guard';
import type { ActivitiesProvider } from '@concord/service-kit/temporal/worker';
import { Injectable } from '@nestjs/common';
import { EffectsService } from './effects/effects.service.js';
import { KnownTopics } from './escalation/known-topic.service.js';
import { OpeningService } from './item/opening.service.js';

/** What the stories make this service do; `sweep` and `replaceDirectory` are the kit's. */
@Injectable()
export class FeedbackActivities implements ActivitiesProvider {
  constructor(
    private readonly opening: OpeningService,
    private readonly effects: EffectsService,
    private readonly topics: KnownTopics,
  ) {}

  activities(): Activities & Pick<Contract, 'openItems' | 'makeEffects' | 'deliverNotices' | 'knowTopic'> {
    return {
      openItems: (input) => this.opening.open(input),
      makeEffects: (input) => this.effects.make(input.claims),
      deliverNotices: (input) => this.effects.deliver(input),
      knowTopic: (input) => this.topics.know(input),
    };
  }
}
