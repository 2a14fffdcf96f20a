/**
 * What is sealed is not bare arguments but an envelope that names its purpose: a payload taken from one signal is
 * then none of another, nor an activity's. Pure, for it is read in the sandbox of workflows as well.
 */
interface Envelope {
  for: string;
  args: unknown[];
}

/** The purposes, each said by the sender and asked for by the receiver. */
export const purpose = {
  start: (workflowType: string) => `start ${workflowType}`,
  signal: (name: string) => `signal ${name}`,
  answer: (query: string) => `answer ${query}`,
  activity: (workflowType: string, activityType: string) => `activity ${workflowType} ${activityType}`,
  result: (workflowType: string, activityType: string) => `result ${workflowType} ${activityType}`,
};

/** The one argument that is sent in the place of `args`. */
export function enclose(wanted: string, args: readonly unknown[]): [Envelope] {
  return [{ for: wanted, args: [...args] }];
}

/** What was enclosed for this purpose; undefined when it was not (a refused payload has become null). */
export function disclose(wanted: string, received: readonly unknown[]): unknown[] | undefined {
  const [envelope] = received as (Partial<Envelope> | null | undefined)[];
  if (received.length !== 1 || envelope?.for !== wanted || !Array.isArray(envelope.args)) return undefined;
  return envelope.args;
}

/** A result: nothing stays undefined on the way. */
export function encloseValue(wanted: string, value: unknown): Envelope {
  return enclose(wanted, value === undefined ? [] : [value])[0];
}
