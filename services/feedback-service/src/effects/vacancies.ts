import type { NewAlert } from '../alert/alert.writer.js';
import type { Looking, Vacancy } from './recipients.js';
import { workOf } from './work.js';

/**
 * Nobody was there to be told: the administrator of the nearest place reads that the post is vacant. Each vacancy is
 * told once, however many messages find it, and again only when the post was filled in between.
 */
export function vacancyAlerts(
  { orgUnitId, roles }: Vacancy,
  {
    title,
    base,
    looking,
  }: {
    title: string;
    base: Omit<NewAlert, 'onceKey' | 'personId' | 'kind' | 'template' | 'params'>;
    looking: Pick<Looking, 'tree' | 'now'>;
  },
): NewAlert[] {
  const { tree, now } = looking;
  const office = tree.nearestWithRole('ADMINISTRATOR', orgUnitId, now);
  if (!office) return [];
  const unit = tree.unit(orgUnitId)?.name ?? '';
  const since = tree.lastHeld(roles, orgUnitId, now) ?? 'never';
  return tree.reachable('ADMINISTRATOR', office.id, now, workOf('postVacant')).map(({ personId }) => ({
    ...base,
    level: '',
    // The administrator sees to the post; the case itself is not his to read.
    subjectId: null,
    viaUnitIds: [office.id],
    onceKey: `vacant.${orgUnitId}.${roles.join('+')}@${since}>${personId}`,
    personId,
    kind: 'ADMIN',
    template: 'postVacant',
    params: { unit, title },
  }));
}
