import { Injectable } from '@nestjs/common';
import type { ActContext } from '@concord/service-kit/context';
import {
  decodeCursor,
  pageSize,
  toConnection,
  type ConnectionOf,
} from '@concord/service-kit/graph/connection';
import { Replica } from '@concord/service-kit/replica/replica';
import { askedId } from '../acts/scope.js';
import { ConsultationRepository } from '../consultation/consultation.repository.js';
import { SessionRepository } from '../session/session.repository.js';
import type { PublicNotice } from './publicity.graphql.js';
import { toPublicNotice } from './publicity.mapper.js';

/** Results for everybody: no identity is asked. */
@Injectable()
export class NoticeReading {
  constructor(
    private readonly consultations: ConsultationRepository,
    private readonly sessions: SessionRepository,
    private readonly replica: Replica,
  ) {}

  async list(
    ctx: ActContext,
    args: { first?: number | null; after?: string | null; orgUnitId?: string | null },
  ): Promise<ConnectionOf<PublicNotice>> {
    const first = pageSize(args.first);
    const units = await this.within(args.orgUnitId);
    const rows = await this.consultations.publicised(
      units,
      first + 1,
      decodeCursor(args.after, ['day', 'uuid']),
    );
    const sessions = await this.sessions.byIds(rows.flatMap((row) => row.outcomeSessionId ?? []));
    const totalCount = () => this.consultations.countPublicised(units);
    return toConnection(
      rows,
      { first, after: args.after ?? null, totalCount },
      (row) => [row.publicityFrom, row.id],
      (row) =>
        toPublicNotice(
          row,
          sessions.find((session) => session.id === row.outcomeSessionId),
          ctx.now,
        ),
    );
  }

  private async within(orgUnitId: string | null | undefined): Promise<string[] | null> {
    if (!orgUnitId) return null;
    return (await this.replica.tree()).subtree(askedId(orgUnitId, 'orgUnit'));
  }
}
