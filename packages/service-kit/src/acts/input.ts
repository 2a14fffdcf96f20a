import { parseId, type Kind } from '@concord/contracts/ids';
import type { ActAnswer } from './acts.js';
import { Refused, refuseAct } from './refused.js';
import type { OrgTree } from '../replica/org-tree.js';

/** Longest texts, in characters. */
export const MAX = { title: 80, short: 200, long: 5_000, objection: 2_000, name: 50, list: 200 } as const;

/** What PostgreSQL keeps in no text: the null character and halves of a pair. */

const UNKEEPABLE = /[\u0000\p{Cs}]/u;

/** A required text: trimmed, not empty, not over-long, and one that can be kept. */
export function text(value: string | null | undefined, field: string, max: number): string {
  const trimmed = (value ?? '').trim();
  if (!trimmed) refuseAct('TEXT_REQUIRED', { field });
  if ([...trimmed].length > max) refuseAct('TEXT_TOO_LONG', { field, max });
  if (UNKEEPABLE.test(trimmed)) refuseAct('TEXT_INVALID', { field });
  return trimmed;
}

/** The same where it may be left out; empty is left out. */
export function optionalText(value: string | null | undefined, field: string, max: number): string | null {
  return value?.trim() ? text(value, field, max) : null;
}

/** A list of short texts, without empty ones. */
export function texts(values: readonly string[] | null | undefined, field: string): string[] {
  const given = (values ?? []).filter((value) => value.trim());
  if (given.length > MAX.list) refuseAct('TEXT_TOO_LONG', { field, max: MAX.list });
  return given.map((value) => text(value, field, MAX.short));
}

/** One of the codes that are offered. */
export function choice<Code extends string>(field: string, value: string, offered: readonly Code[]): Code {
  const found = offered.find((code) => code === value);
  return (
    found ?? refuseAct('CHOICE_UNKNOWN', { field, value: value.slice(0, 40), offered: offered.join(', ') })
  );
}

/** The same where it may be left out. */
export function optionalChoice<Code extends string>(
  field: string,
  value: string | null | undefined,
  offered: readonly Code[],
): Code | null {
  return value ? choice(field, value, offered) : null;
}

/** Bare uuid of a typed id; malformed or of another kind is refused. */
export function bare(id: string, kind: Kind): string {
  return parseId(id, kind)?.uuid ?? refuseAct('UNKNOWN_ID', { id: id.slice(0, 80) });
}

/** The same where it may be left out. */
export function optionalBare(id: string | null | undefined, kind: Kind): string | null {
  return id ? bare(id, kind) : null;
}

/** Bare uuids without repetition. */
export function bares(ids: readonly string[] | null | undefined, kind: Kind): string[] {
  return [...new Set((ids ?? []).map((id) => bare(id, kind)))];
}

/** Bare uuid of a unit that the tree knows. */
export function knownUnit(id: string, tree: OrgTree): string {
  const unit = bare(id, 'orgUnit');
  if (!tree.unit(unit)) refuseAct('UNKNOWN_UNIT', { id });
  return unit;
}

const PHONE = /^\+?\d[\d -]{4,18}\d$/;

/** A telephone number as people write it; its digits are kept as given. */
export function phone(value: string | null | undefined): string | null {
  const given = value?.trim();
  if (!given) return null;
  // The value itself never enters the refusal: it is personal.
  if (!PHONE.test(given)) refuseAct('PHONE_INVALID');
  return given;
}

/** Refusals of the input are data as well, though no transaction was begun. */
export async function asAnswer(work: () => Promise<ActAnswer>): Promise<ActAnswer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return { id: null, refusal: error.refusal, replayed: false };
    throw error;
  }
}

/** What every mutation on an existing object carries. */
export interface OnInput {
  id: string;
  ifVersion?: number | null;
  idempotencyKey: string;
}
