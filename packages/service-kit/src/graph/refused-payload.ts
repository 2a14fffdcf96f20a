import { getNullableType, isListType, isNonNullType, isObjectType, type GraphQLOutputType } from 'graphql';
import type { Language } from '@concord/contracts/identity';
import type { RefusalData } from '@concord/contracts/refusals';
import { toRefusal } from './shared.types.js';

/**
 * The payload by which a mutation answers a refusal as data, before its resolver has been asked: nothing done, every
 * list that it owes empty. Null where the type has no place for a refusal.
 */
export function refusedPayload(
  type: GraphQLOutputType,
  refusal: RefusalData,
  language: Language,
): Record<string, unknown> | null {
  const payload = getNullableType(type);
  if (!isObjectType(payload) || !payload.getFields()['refusal']) return null;
  const lists = Object.values(payload.getFields()).filter(
    (field) => isNonNullType(field.type) && isListType(field.type.ofType),
  );
  const empty = Object.fromEntries(lists.map(({ name }) => [name, []]));
  return { ...empty, refusal: toRefusal(refusal, language), replayed: false };
}
