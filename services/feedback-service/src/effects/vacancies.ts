import type { NewAlert } from '../alert/alert.writer.js';
import type { Looking, Vacancy } from './recipients.js';
import { workOf } from './work.js';

/** Nobody was there to be told: the administrator of the nearest place reads that the post is vacant. */
export function vacancyAlerts(
  vacancy: Vacancy,
  {
    once,
    title,
    base,
    looking,
  }: {
    once: string;
    title: string;
    base: Omit<NewAlert, 'onceKey' | 'personId' | 'kind' | 'template' | 'params'>;
    looking: Pick<Looking, 'tree' | 'now'>;
  },
): NewAlert[] {
  const { tree, now } = looking;
  const office = tree.nearestWithRole('ADMINISTRATOR', vacancy.orgUnitId, now);
  const unit = tree.unit(vacancy.orgUnitId)?.name ?? '';
  return (office ? tree.reachable('ADMINISTRATOR', office.id, now, workOf('postVacant')) : []).map(
    ({ personId }) => ({
      ...base,
      level: '',
      // The administrator sees to the post; the case itself is not his to read.
      subjectId: null,
      onceKey: `${once}#vacant.${vacancy.orgUnitId}.${vacancy.roles.join('+')}>${personId}`,
      personId,
      kind: 'ADMIN',
      template: 'postVacant',
      params: { unit, title },
    }),
  );
}
