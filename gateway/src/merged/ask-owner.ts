import { GraphQLError } from 'graphql';
import { sentence } from '../identity/refusal.js';
import type { Viewer } from '../identity/viewer.js';
import type { ServiceAddress } from '../upstream/services.js';
import { askGraph, ServiceUnavailable } from '../upstream/upstream.js';
import type { CallOptions } from '../upstream/upstream.js';

/** An owner's page, which its query calls `page`; refusals are thrown as they are, anything else as unavailable. */
export async function askPage<Page>(
  owner: ServiceAddress,
  query: string,
  variables: Record<string, unknown>,
  call: CallOptions,
): Promise<Page> {
  const answer = await askGraph<{ page: Page | null }>(owner, query, variables, call);
  const page = answer.data?.page;
  if (page) return page;
  const refusal = answer.errors?.find((error) => typeof error.extensions?.['code'] === 'string');
  // A refusal (no right to the unit, an unknown unit) is the answer; anything else is a service out of order.
  if (refusal && refusal.extensions!['code'] !== 'INTERNAL') {
    throw new GraphQLError(refusal.message, { extensions: refusal.extensions });
  }
  throw new ServiceUnavailable(owner.name, new Error('no page'));
}

/** An argument that the gateway itself cannot take. */
export function badInput(viewer: Viewer, params: Record<string, unknown>): GraphQLError {
  return new GraphQLError(sentence('BAD_USER_INPUT', viewer.language), {
    extensions: { code: 'BAD_USER_INPUT', params },
  });
}
