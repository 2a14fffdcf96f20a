import dayjs, { type Dayjs } from 'dayjs';
import { OFFICE_ZONE } from '../parts/dates';
import type { Field } from './descriptor';

type Values = Readonly<Record<string, unknown>>;

/** The mutation's input from what was filled in: empty fields are left out, dates become text. */
export function toInput(fields: readonly Field[], values: Values): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const value = toValue(field, values[field.name]);
    if (value !== undefined) input[field.name] = value;
  }
  return input;
}

function toValue(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'tick':
    case 'confirm':
      return value === true;
    case 'date':
      return dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : undefined;
    case 'instant':
      return dayjs.isDayjs(value) ? inOfficeZone(value) : undefined;
    case 'lines':
    case 'words':
      return texts(value);
    case 'entries':
      return (value as Values[] | undefined)?.map(withoutEmpty);
    case 'answers':
      return (value as Values[] | undefined)?.map(withoutEmpty);
    default:
      return plain(value);
  }
}

/** What was picked means the offices' clock, wherever the browser stands. */
function inOfficeZone(picked: Dayjs): string {
  return dayjs.tz(picked.format('YYYY-MM-DDTHH:mm'), OFFICE_ZONE).toISOString();
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value) && value.length === 0) return undefined;
  return value ?? undefined;
}

function texts(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const kept = value.map((entry) => String(entry ?? '').trim()).filter(Boolean);
  return kept.length > 0 ? kept : undefined;
}

function withoutEmpty(entry: Values): Values {
  return Object.fromEntries(
    Object.entries(entry)
      .map(([key, value]) => [key, plain(value)] as const)
      .filter(([, value]) => value !== undefined),
  );
}
