import { expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { CombinedError } from 'urql';
import { troubleOf } from './errors';

const failed = (code: string, more: Record<string, unknown> = {}): CombinedError =>
  new CombinedError({ graphQLErrors: [new GraphQLError('said', { extensions: { code, ...more } })] });

it('names the services that did not answer, each once', () => {
  const error = new CombinedError({
    graphQLErrors: ['topic', 'topic', 'feedback'].map(
      (service) => new GraphQLError('away', { extensions: { code: 'SERVICE_UNAVAILABLE', service } }),
    ),
  });
  expect(troubleOf(error)).toMatchObject({ away: ['topic', 'feedback'], forbidden: false, offline: false });
});

it('keeps the number of a fault', () => {
  expect(troubleOf(failed('INTERNAL', { errorId: 'e-1' }))).toMatchObject({
    errorId: 'e-1',
    message: 'said',
  });
});

it('tells a refused reader from one who has to sign in, and both from no network', () => {
  expect(troubleOf(failed('FORBIDDEN'))?.forbidden).toBe(true);
  expect(troubleOf(failed('AUTH_TOKEN_INVALID'))?.signIn).toBe(true);
  expect(troubleOf(new CombinedError({ networkError: new Error('down') }))?.offline).toBe(true);
  expect(troubleOf(undefined)).toBeUndefined();
});
