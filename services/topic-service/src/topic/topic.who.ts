import { refuse } from '@concord/contracts/refusals';
import { posts, type Asking, type Who } from '@concord/service-kit/acts/who';
import { authorityHeld, matrixOf } from '../stages/selection/matrix.js';
import type { TopicRow } from './topic.entity.js';
import { CONVENOR, COUNTY, STATION } from './topic.permissions.js';

/** What a decision about a topic reads besides the row itself. */
export interface TopicContext extends Asking {
  /** True when the asker has shown the follow code: he is the proposer. */
  byProposer?: boolean;
}
type TopicWho = Who<TopicRow, TopicContext>;

export const SCREENERS: TopicWho = posts('convenor, station, county CPPCC', CONVENOR, STATION, COUNTY);
export const ROOM_AND_STATION: TopicWho = posts('convenor, station', CONVENOR, STATION);

/** The authority of the matrix for the topic's level, at its own place (T5). */
export const MATRIX_AUTHORITY: TopicWho = {
  says: 'authority of the matrix',
  grants: [],
  standing(row, { identity, tree }) {
    const as = identity.kind === 'person' && authorityHeld(identity, row, tree);
    return as ? { as } : null;
  },
  otherwise(row, { identity, tree }) {
    const matrix = matrixOf(row, tree);
    const unit = tree.unit(row.orgUnitId)?.[identity.language === 'en' ? 'nameEn' : 'name'] ?? '';
    return refuse(
      'NOT_MATRIX_AUTHORITY',
      { authority: matrix.approvedBy.join('|'), unit },
      'T5',
      matrix.source,
    );
  },
};

/** Whoever may send the filing: the room and its station, or the authority itself. */
export const ROOM_OR_AUTHORITY: TopicWho = {
  says: 'convenor, station, authority of the matrix',
  grants: ROOM_AND_STATION.grants,
  standing: (row, context) =>
    ROOM_AND_STATION.standing(row, context) ?? MATRIX_AUTHORITY.standing(row, context),
};

/** The receiver of the matrix to whom the filing was sent (MX2). */
export const FILING_RECEIVER: TopicWho = {
  says: 'receiver of the filing',
  grants: [],
  standing({ filing }, { identity }) {
    if (identity.kind !== 'person') return null;
    const as = identity.roles.find(
      (held) => held.role === filing?.receiverRole && held.orgUnitId === filing.receiverUnitId,
    );
    return as ? { as } : null;
  },
  otherwise(row, { tree }) {
    if (!row.filing) return undefined;
    const receiver = row.filing.receiverRole;
    return refuse('NOT_FILING_RECEIVER', { receiver }, 'T6', matrixOf(row, tree).source);
  },
};

/** Who has shown the follow code. */
export const PROPOSER: TopicWho = {
  says: 'proposer, by the follow code',
  grants: [],
  byPost: false,
  standing: (_row, { byProposer }) => (byProposer ? { as: undefined } : null),
  otherwise: () => refuse('PROPOSER_ONLY', {}, 'T1', 'INF'),
};
