import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

/** What would break or endanger a client, between two public schemas; sentences for people. */
export function findBreaks(before: string, after: string): string[] {
  const options = { assumeValidSDL: true, assumeValid: true };
  const [older, newer] = [buildSchema(before, options), buildSchema(after, options)];
  return [
    ...findBreakingChanges(older, newer).map((change) => change.description),
    ...findDangerousChanges(older, newer)
      .filter((change) => change.type === 'ARG_DEFAULT_VALUE_CHANGE')
      .map((change) => change.description),
  ];
}
