import type { ClockedKind } from '@concord/service-kit/clocks/recalculation';
import { SessionRow } from '../session/session.entity.js';
import { ConsultationRow } from './consultation.entity.js';

/** Cases of this service that have clocks. A clock that is a stage moves the timer of its story with it. */
export const CONSULTATION_CLOCKED: ClockedKind[] = [
  {
    kind: 'consultation',
    entity: ConsultationRow,
    stages: {
      PUBLICITY: (row: ConsultationRow, dueAt) => {
        row.publicityEndsAt = dueAt;
        row.wakeAt = dueAt;
      },
    },
  },
  { kind: 'session', entity: SessionRow },
];
