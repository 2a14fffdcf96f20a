import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  type DocumentNode,
} from 'graphql';
import { zhCN } from '../i18n/zh-CN/index';
import { ACTS } from './registry';

const sdl = readFileSync(new URL('../../../../gateway/schema.graphql', import.meta.url), 'utf8');
const mutations = buildSchema(sdl).getMutationType()!.getFields();
/** Done without a form of the registry: the sandbox's own button. */
const ELSEWHERE = ['advanceClock'];
const GIVEN = ['idempotencyKey', 'id', 'ifVersion', 'deadlineId'];
/** Fields that a page fills in itself. */
const FILLED_BY_PAGE: Record<string, string[]> = {
  scheduleSession: ['consultationId'],
  submitObjection: ['consultationId'],
  raiseEscalation: ['topicId'],
  markRead: ['alertIds'],
  setUp: ['profileKey'],
  setNotificationPreference: ['kind', 'channels', 'digest'],
  setDigestHour: ['hour'],
  removeWebhook: ['orgUnitId'],
  endDeputy: ['personId', 'role', 'orgUnitId'],
  importCalendarNotice: ['layerId', 'year', 'notice', 'issuedOn', 'format', 'fileBase64'],
};

const inputOf = (name: string) => {
  const type = getNamedType(mutations[name]!.args[0]!.type);
  if (!isInputObjectType(type)) throw new Error(`${name} takes no input`);
  return type.getFields();
};

it('has an act for every mutation of the graph, and no other', () => {
  const names = Object.keys(mutations).filter((name) => !ELSEWHERE.includes(name));
  expect(Object.keys(ACTS).sort()).toEqual(names.sort());
});

describe.each(Object.keys(ACTS).map((name) => [name]))('%s', (name) => {
  const act = ACTS[name]!;

  it('sends the mutation of its name', () => {
    const definition = (act.document as unknown as DocumentNode).definitions[0]!;
    if (definition.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
    const field = definition.selectionSet.selections[0]!;
    expect(field.kind === Kind.FIELD && field.name.value).toBe(name);
  });

  it('asks for every field that the input demands', () => {
    const asked = act.fields.map((field) => field.name);
    const demanded = Object.values(inputOf(name))
      .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
      .map((field) => field.name)
      .filter((field) => !GIVEN.includes(field) && !FILLED_BY_PAGE[name]?.includes(field));
    expect(demanded.filter((field) => !asked.includes(field))).toEqual([]);
  });

  it('asks for nothing that the input does not know', () => {
    const known = Object.keys(inputOf(name));
    expect(act.fields.map((field) => field.name).filter((field) => !known.includes(field))).toEqual([]);
  });

  it('lets nobody type more, or less, than the service takes', () => {
    const takes = Object.values(inputOf(name)).flatMap(({ name: field, description }) => {
      const most = /at most ([\d,]+) characters/i.exec(description ?? '')?.[1];
      return most ? [[field, Number(most.replaceAll(',', ''))]] : [];
    });
    const asked = new Map(act.fields.map((field) => [field.name as string, field.max]));
    const told = takes.filter(([field]) => asked.has(field as string));
    expect(told.map(([field]) => [field, asked.get(field as string)])).toEqual(told);
  });

  it('names its object unless it makes a new one', () => {
    expect('id' in inputOf(name)).toBe(!act.makesNew);
  });

  it('has words for itself and for its fields', () => {
    expect(zhCN.acts).toHaveProperty(name);
    for (const field of act.fields) expect(zhCN.fields).toHaveProperty(field.words ?? field.name);
  });
});
