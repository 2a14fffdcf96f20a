import type { Env } from '../env.js';

/** The four services behind the graph, in the order in which they are named to people. */
export const SERVICES = ['directory', 'topic', 'consultation', 'feedback'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Address of one service. */
export interface ServiceAddress {
  name: ServiceName;
  /** Its `/graphql`. */
  graphqlUrl: string;
  /** Its root, for `/health` and `/internal`. */
  rootUrl: string;
}

/** Where the environment says that the services are. */
export function serviceAddresses(env: Env): ServiceAddress[] {
  const urls: Record<ServiceName, string> = {
    directory: env.DIRECTORY_URL,
    topic: env.TOPIC_URL,
    consultation: env.CONSULTATION_URL,
    feedback: env.FEEDBACK_URL,
  };
  return SERVICES.map((name) => ({
    name,
    graphqlUrl: urls[name],
    rootUrl: urls[name].replace(/\/graphql\/?$/, '').replace(/\/+$/, ''),
  }));
}
