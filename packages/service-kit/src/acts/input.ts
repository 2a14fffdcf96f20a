import { parseId, type Kind } from '@concord/contracts/ids';
import type { ActAnswer } from './acts.js';
import { characterFault } from './characters.js';
import { Refused, refuseAct } from './refused.js';
import type { OrgTree } from '../replica/org-tree.js';

/** Longest texts, in characters. */
export const MAX = {
  title: 80,
  short: 200,
  long: 5_000,
  minutes: 20_000,
  objection: 2_000,
  name: 50,
  list: 200,
} as const;

/** A required text: trimmed, not empty to the eye, not over-long; what is as short as a title is one line. */
export function text(value: string | null | undefined, field: string, max: number): string {
  const trimmed = (value ?? '').trim();
  const fault = characterFault(trimmed, max <= MAX.title ? 'one line' : 'lines');
  if (fault === 'TEXT_REQUIRED') refuseAct(fault, { field });
  if ([...trimmed].length > max) refuseAct('TEXT_TOO_LONG', { field, max });
  if (fault) refuseAct(fault, { field });
  return trimmed;
}

/** The same where it may be left out; what is empty to the eye is left out. */
export function optionalText(value: string | null | undefined, field: string, max: number): string | null {
  return isLeftOut(value) ? null : text(value, field, max);
}

/** A list of short texts, without empty ones. */
export function texts(values: readonly string[] | null | undefined, field: string): string[] {
  const given = (values ?? []).filter((value) => !isLeftOut(value));
  if (given.length > MAX.list) refuseAct('TEXT_TOO_LONG', { field, max: MAX.list });
  return given.map((value) => text(value, field, MAX.short));
}

/** Nothing to be seen, and nothing to be refused either. */
export function isLeftOut(value: string | null | undefined): boolean {
  return !value || characterFault(value, 'lines') === 'TEXT_REQUIRED';
}

/** One of the codes that are offered. */
export function choice<Code extends string>(field: string, value: string, offered: readonly Code[]): Code {
  const found = offered.find((code) => code === value);
  return (
    found ?? refuseAct('CHOICE_UNKNOWN', { field, value: value.slice(0, 40), offered: offered.join(', ') })
  );
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
