import { typedId, typenameOf } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { adviceOf } from '../i18n/advice.js';
import { renderAlert } from '../i18n/alerts.js';
import type { AlertRow } from './alert.entity.js';
import type { Alert } from './alert.graphql.js';

/** What the graph shows of a message. */
export function toAlert(row: AlertRow, ctx: ActContext): Alert {
  return {
    id: typedId('alert', row.id),
    kind: row.kind,
    level: row.level,
    text: renderAlert(row.template, row.params, ctx.language),
    advice: adviceOf(row, ctx.language),
    deadlineKind: row.subjectId && typeof row.params['clock'] === 'string' ? row.params['clock'] : null,
    at: row.at,
    readAt: row.readAt,
    subjectId: row.subjectId,
    subjectType: row.subjectId ? typenameOf(row.subjectId) : null,
  };
}
