import { Injectable } from '@nestjs/common';
import { typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import type { Session } from './session.graphql.js';
import { toSession } from './session.mapper.js';
import { SessionReading } from './session.reading.js';

/** What acts on a session answer: the session as it is now, or the refusal. */
@Injectable()
export class SessionAnswers {
  constructor(private readonly reading: SessionReading) {}

  async of(act: ActContext, { id, refusal, replayed }: ActAnswer): Promise<PayloadOf<'session', Session>> {
    if (refusal || !id) {
      return refused<'session', Session>(
        'session',
        refusal ?? { code: 'NOT_FOUND', params: {} },
        act.language,
        replayed,
      );
    }
    const row = await this.reading.one(act, typedId('session', id));
    return { session: row && toSession(row), refusal: null, replayed };
  }
}
