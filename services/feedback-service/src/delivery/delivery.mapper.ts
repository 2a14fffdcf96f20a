import { typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { toRef } from '@concord/service-kit/graph/shared.types';
import type { AlertRow } from '../alert/alert.entity.js';
import { renderAlert } from '../i18n/alerts.js';
import { deliveryKindLabel } from '../i18n/channels.js';
import type { DeliveryRow } from './delivery.entity.js';
import type { Delivery } from './delivery.graphql.js';

/** What the graph shows of a delivery; of its message no more than the asker is to read or to deliver. */
export function toDelivery(row: DeliveryRow, alert: AlertRow | undefined, ctx: ActContext): Delivery {
  const own = row.personId !== null && row.personId === ctx.identity.personId;
  const readable = own || row.state === 'BY_HAND';
  return {
    id: typedId('delivery', row.id),
    channel: row.channel,
    kind: row.kind,
    kindLabel: deliveryKindLabel(row.kind, ctx.language),
    state: row.state,
    person: toRef(row.personId && typedId('person', row.personId)),
    orgUnit: toRef(typedId('orgUnit', row.orgUnitId)),
    text: alert && readable ? renderAlert(alert.template, alert.params, ctx.language) : null,
    subjectId: own ? (alert?.subjectId ?? null) : null,
    deliverAt: row.deliverAt,
    createdAt: row.createdAt,
    doneAt: row.doneAt,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'PENDING' ? row.nextAttemptAt : null,
    errorCode: row.errorCode,
    inDigest: row.digestId !== null,
  };
}
