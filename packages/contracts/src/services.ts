/** The four owners of facts. A service's name is also its Temporal task queue. */
export const SERVICES = [
  'directory-service',
  'topic-service',
  'consultation-service',
  'feedback-service',
] as const;
export type ServiceName = (typeof SERVICES)[number];
/** Task queue of the workflow worker. */
export const WORKFLOW_QUEUE = 'workflows';
