/** What the facts of the plays say; no story reads more of it than it hands on. */

export const approved = (filingGate: boolean): Record<string, unknown> => ({
  title: 't',
  level: 'COUNTY',
  orgUnitId: 'u',
  profileKey: 'p',
  profileVersion: 1,
  source: 'RESIDENT',
  askNos: [1],
  urgency: 'NORMAL',
  entrusted: false,
  seed: 's',
  filingGate,
});
export const agreed = (topicId: string, commitments: unknown[]): Record<string, unknown> => ({
  topicId,
  topicState: 'IMPLEMENTING',
  title: 't',
  orgUnitId: 'u',
  profileKey: 'p',
  profileVersion: 1,
  seed: 's',
  commitments,
});
