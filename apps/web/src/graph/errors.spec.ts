import { expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { Client, CombinedError, fetchExchange } from 'urql';
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

it('keeps the sentence of whoever asked too much, and when to come again', () => {
  expect(troubleOf(failed('TOO_MANY_REQUESTS', { retryAfter: 300 }))).toMatchObject({
    message: 'said',
    retryAfter: 300,
    offline: false,
  });
  const byProxy = (headers: Record<string, string>): CombinedError =>
    new CombinedError({
      networkError: new Error('Too Many Requests'),
      response: new Response('slow down', { status: 429, headers }),
    });
  expect(troubleOf(byProxy({ 'retry-after': '7' }))).toMatchObject({ retryAfter: 7, offline: false });
  expect(troubleOf(byProxy({}))).toMatchObject({ retryAfter: 60 });
});

it('reads both from what the gateway really answers with 429', async () => {
  const answer = {
    errors: [
      {
        message: '请求过于频繁，请稍后再试。',
        extensions: { code: 'TOO_MANY_REQUESTS', retryAfter: 86_000 },
      },
    ],
  };
  const client = new Client({
    url: 'http://gateway.example/graphql',
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetch: async () =>
      new Response(JSON.stringify(answer), { status: 429, headers: { 'content-type': 'application/json' } }),
  });
  const { error } = await client.mutation('mutation { submitTopic { code } }', {}).toPromise();
  expect(troubleOf(error)).toMatchObject({ message: '请求过于频繁，请稍后再试。', retryAfter: 86_000 });
});
