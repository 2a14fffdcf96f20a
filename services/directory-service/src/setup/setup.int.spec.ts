import { jest } from '@jest/globals';
import { parseId } from '@concord/contracts/ids';
import {
  ANONYMOUS,
  claimsOf,
  DirectoryWorld,
  GATEWAY,
  RESIDENT,
  SETUP_KEY,
  workbook,
} from '../testing/world.js';
import { TreeSheets } from './tree-sheet.js';

let world: DirectoryWorld;
/** Made once: a workbook holds the time of its making. */
let tree: string;
beforeAll(async () => {
  tree = await workbook(TREE);
  world = await DirectoryWorld.start();
}, 30_000);
afterAll(() => world.stop());

const HEADING = ['编码', '上级编码', '类别', '层级', '中文名称', '英文名称', '序号', '工作日历', '流程方案'];
const TREE = [
  HEADING,
  ['C', '', '市', '', '示例市', 'Sample City', 1, '', ''],
  ['C1', 'C', 'COUNTY', 'COUNTY', '示例县', 'Sample County', 10, 'CN', ''],
  ['C1-D', 'C1', '职能部门', '', '示例局', '', 10, '', ''],
];
const SET_UP = `mutation ($input: SetUpInput!) { setUp(input: $input) { administrator { name } rootUnits { name nameEn } added changed
  errors { line column code message } refusal { code message } replayed } }`;
const IMPORT = `mutation ($input: ImportOrgTreeInput!) { importOrgTree(input: $input) { rootUnits { children { nameZh } } added changed
  errors { line column code message } refusal { code } replayed } }`;

async function setUp(change: object = {}, who: object = ANONYMOUS) {
  const treeXlsxBase64 = tree;
  const input = {
    idempotencyKey: 'k1',
    setupKey: SETUP_KEY,
    administratorName: '何若水',
    profileKey: 'hechi',
    treeXlsxBase64,
    ...change,
  };
  return (await world.ask(who, SET_UP, { input })).data.setUp;
}

describe('the first set-up', () => {
  it('is open, and refuses what cannot be used, leaving nothing behind', async () => {
    const { data } = await world.ask(ANONYMOUS, '{ setupState { done profiles { key } } }');
    expect(data.setupState).toEqual({ done: false, profiles: [{ key: 'hechi' }] });

    const broken = await setUp({ treeXlsxBase64: Buffer.from('no workbook').toString('base64') });
    expect(broken.refusal.code).toBe('SHEET_UNREADABLE');
    const unknown = await setUp({ profileKey: 'nowhere' });
    expect(unknown.refusal.code).toBe('UNKNOWN_PROFILE');
    const nameless = await setUp({ administratorName: '  ' });
    expect(nameless.refusal.code).toBe('TEXT_REQUIRED');
    const rows = await setUp({
      treeXlsxBase64: await workbook([HEADING, ['D', '', 'DEPARTMENT', '', '局', '', '', '', '']]),
    });
    expect(rows).toMatchObject({
      refusal: { code: 'SHEET_HAS_ERRORS' },
      errors: [{ line: 2, code: 'ROW_ROOT_IS_BODY' }],
    });

    await expect(world.count('org_unit')).resolves.toBe(0);
    await expect(world.count('profile')).resolves.toBe(0);
    await expect(world.count('outbox')).resolves.toBe(0);
  });

  it('is refused without its key, whoever is signed in, and no workbook is opened', async () => {
    const opened = jest.spyOn(world.service.app.get(TreeSheets), 'read');
    const keys = ['', 'ABCDE-FGHJK-23456-789AC'];
    const askers = [ANONYMOUS, RESIDENT, claimsOf('administrator')];
    const tries = askers.flatMap((who) => keys.map((setupKey) => setUp({ setupKey }, who)));
    for (const { refusal } of await Promise.all(tries)) expect(refusal.code).toBe('SETUP_KEY_WRONG');
    expect(opened).not.toHaveBeenCalled();
    opened.mockRestore();
    await expect(world.count('act_key')).resolves.toBe(0);
  });

  it('offers a sheet that it can read itself', async () => {
    const { data } = await world.ask(
      { ...ANONYMOUS, language: 'en' },
      '{ setupState { treeTemplateBase64 } }',
    );
    const { rows } = await world.service.app.get(TreeSheets).read(data.setupState.treeTemplateBase64);
    expect(rows?.map(({ line, cells }) => `${line} ${cells.code} ${cells.kind}`)).toEqual([
      '2 01 CITY',
      '3 0101 COUNTY',
      '4 0101-A DEPARTMENT',
    ]);
  });

  it('makes tree, profile and administrator in one step, once', async () => {
    const done = await setUp();
    expect(done).toMatchObject({ added: 3, changed: 0, errors: [], refusal: null, replayed: false });
    expect(done.rootUnits).toEqual([{ name: '示例市', nameEn: 'Sample City' }]);
    await expect(setUp()).resolves.toMatchObject({ replayed: true, refusal: null });
    await expect(setUp({ setupKey: 'wrong' })).resolves.toMatchObject({
      refusal: { code: 'ALREADY_SET_UP' },
      administrator: null,
    });
    await expect(setUp({ idempotencyKey: 'k2' })).resolves.toMatchObject({
      refusal: { code: 'ALREADY_SET_UP' },
    });
    await expect(setUp({ administratorName: '别人' })).resolves.toMatchObject({
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    const { data } = await world.ask(ANONYMOUS, '{ setupState { done } }');
    expect(data.setupState.done).toBe(true);
  });
});

/** The claims of the administrator whom the set-up made. */
async function administrator() {
  const [row] = await world.database.em.query(
    'select person_id, org_unit_id from post order by valid_from, id',
  );
  const subject = row.person_id as string;
  const { data } = await world.ask(
    GATEWAY,
    'query ($s: String!) { _identityOf(subject: $s) { personId roles { role orgUnitId } } }',
    { s: subject },
  );
  return {
    kind: 'person' as const,
    personId: data._identityOf.personId as string,
    roles: data._identityOf.roles,
  };
}

describe('an import of the tree', () => {
  it('names every bad line, and imports nothing of such a sheet', async () => {
    const xlsxBase64 = await workbook([
      HEADING,
      ['C2', 'C', 'COUNTY', '', '好县', '', 5, '', ''],
      ['C2', 'C', 'COUNTY', '', '重复', '', 5, '', ''],
      ['X1', 'C', 'PARISH', '', '教区', '', 5, '', ''],
      ['X2', 'nowhere', 'COUNTY', '', '孤县', '', 'five', 'CN-99', 'other'],
      ['X3', 'C1-D', 'DEPARTMENT', '', '局下局', '', '', '', ''],
      ['X4', 'X5', 'TOWNSHIP', '', '圆一', '', '', '', ''],
      ['X5', 'X4', 'TOWNSHIP', '', '圆二', '', '', '', ''],
      ['X6', 'C1', 'CITY', '', '倒置', '', '', '', ''],
      ['', 'C1', 'TOWNSHIP', '', '', '', '', '', ''],
    ]);
    const { data } = await world.ask(await administrator(), IMPORT, {
      input: { idempotencyKey: 'bad', xlsxBase64 },
    });
    const { errors, refusal, rootUnits } = data.importOrgTree;
    expect(refusal.code).toBe('SHEET_HAS_ERRORS');
    expect(rootUnits).toBeNull();
    expect(errors.map(({ line, code }: { line: number; code: string }) => `${line} ${code}`)).toEqual([
      '3 ROW_CODE_TWICE',
      '4 ROW_KIND_UNKNOWN',
      '5 ROW_ORDER_NOT_NUMBER',
      '5 ROW_CALENDAR_UNKNOWN',
      '5 ROW_PROFILE_UNKNOWN',
      '5 ROW_PARENT_UNKNOWN',
      '6 ROW_PARENT_IS_BODY',
      '7 ROW_PARENT_CYCLE',
      '8 ROW_PARENT_CYCLE',
      '9 ROW_PARENT_LEVEL',
      '10 ROW_REQUIRED',
      '10 ROW_REQUIRED',
    ]);
    expect(errors[0].message).toBe('编码“C2”与第 2 行重复。');
    await expect(world.count('org_unit')).resolves.toBe(3);
  });

  it('adds and changes by code, removes nothing, and bumps the version once', async () => {
    const sheet = [
      ['code', 'parentCode', 'kind', 'nameZh', 'nameEn', 'order'],
      ['C1', 'C', 'COUNTY', '改名县', 'Renamed', 10],
      ['C2', 'C', 'COUNTY', '新县', 'New', 5],
    ];
    const input = { idempotencyKey: 'good', xlsxBase64: await workbook(sheet) };
    const who = await administrator();
    const first = (await world.ask(who, IMPORT, { input })).data.importOrgTree;
    expect(first).toMatchObject({ added: 1, changed: 1, errors: [], refusal: null });
    expect(first.rootUnits[0].children).toEqual([{ nameZh: '新县' }, { nameZh: '改名县' }]);
    const again = (await world.ask(who, IMPORT, { input })).data.importOrgTree;
    expect(again).toMatchObject({ replayed: true, refusal: null, rootUnits: first.rootUnits });
    await expect(world.count('org_unit')).resolves.toBe(4);
    const [replica] = await world.database.em.query('select version from directory_replica');
    const [directory] = await world.database.em.query('select version from directory');
    const facts = await world.database.em.query('select version from outbox order by version');
    expect([
      replica.version,
      directory.version,
      facts.map((fact: { version: number }) => fact.version),
    ]).toEqual([2, 2, [1, 2]]);
  });

  it('is for administrators of roots only; the workbook of anybody else is not opened', async () => {
    const opened = jest.spyOn(world.service.app.get(TreeSheets), 'read');
    const input = { idempotencyKey: 'no', xlsxBase64: await workbook(TREE) };
    for (const claims of [ANONYMOUS, RESIDENT, claimsOf('westConvenor'), claimsOf('countyLeader')]) {
      const { data } = await world.ask(claims, IMPORT, { input });
      expect(data.importOrgTree.refusal.code).toBe('NOT_PERMITTED');
    }
    expect(await setUp({ idempotencyKey: 'late' })).toMatchObject({ refusal: { code: 'ALREADY_SET_UP' } });
    expect(await setUp()).toMatchObject({ replayed: true });
    expect(opened).not.toHaveBeenCalled();
    opened.mockRestore();
  });
});

describe('a second root', () => {
  const APPOINT = `mutation ($input: AppointInput!) { appoint(input: $input) { person { id } refusal { code } } }`;
  let ids: Record<string, string>;
  let second: object;

  async function brings(who: object, key: string, rows: (string | number)[][]) {
    const xlsxBase64 = await workbook([['code', 'parentCode', 'kind', 'nameZh', 'order'], ...rows]);
    const { data } = await world.ask(who, IMPORT, { input: { idempotencyKey: key, xlsxBase64 } });
    const { refusal, errors, added, changed } = data.importOrgTree;
    const lines = errors.map(({ line, code }: { line: number; code: string }) => `${line} ${code}`);
    return { code: refusal?.code ?? null, lines, added, changed };
  }

  async function appoints(who: object, role: string, unit: string, newPersonName: string) {
    const input = {
      idempotencyKey: `${role} ${newPersonName}`,
      orgUnitId: `orgUnit:${ids[unit]}`,
      role,
      newPersonName,
    };
    return (await world.ask(who, APPOINT, { input })).data.appoint;
  }

  it('is added by the administrator of the first, who goes on importing everywhere', async () => {
    const who = await administrator();
    const added = await brings(who, 'root', [
      ['E', '', 'CITY', '第二市', 20],
      ['E1', 'E', 'COUNTY', '第二县', 1],
    ]);
    expect(added).toEqual({ code: null, lines: [], added: 2, changed: 0 });
    const own = await brings(who, 'own', [['C3', 'C', 'COUNTY', '三县', 30]]);
    expect(own).toEqual({ code: null, lines: [], added: 1, changed: 0 });
    const other = await brings(who, 'other', [['E1', 'E', 'COUNTY', '二县', 1]]);
    expect(other).toEqual({ code: null, lines: [], added: 0, changed: 1 });
  });

  it('is given its administrator, and nothing else, by him', async () => {
    const rows: { code: string; id: string }[] = await world.database.em.query(
      'select code, id from org_unit',
    );
    ids = Object.fromEntries(rows.map(({ code, id }) => [code, id]));
    const who = await administrator();
    const refused = await appoints(who, 'MEMBER', 'E', '别处委员');
    expect(refused.refusal.code).toBe('NOT_PERMITTED');
    const made = await appoints(who, 'ADMINISTRATOR', 'E', '第二管理员');
    expect(made.refusal).toBeNull();
    const personId = parseId(made.person.id, 'person')!.uuid;
    second = { kind: 'person', personId, roles: [{ role: 'ADMINISTRATOR', orgUnitId: ids['E'] }] };
    await expect(appoints(second, 'MEMBER', 'E', '本地委员')).resolves.toMatchObject({ refusal: null });
    await expect(appoints(second, 'ADMINISTRATOR', 'C', '越界')).resolves.toMatchObject({
      refusal: { code: 'NOT_PERMITTED' },
    });
  });

  it('is imported below by its own administrator, who takes and gives nothing outside and adds no root', async () => {
    const below = await brings(second, 'below', [
      ['C3', 'C', 'COUNTY', '三县', 30],
      ['E2', 'E', 'COUNTY', '新二县', 2],
    ]);
    expect(below).toEqual({ code: null, lines: [], added: 1, changed: 0 });
    const outside = await brings(second, 'outside', [
      ['C3', 'C', 'COUNTY', '改名', 30],
      ['C3-D', 'C3', 'DEPARTMENT', '新局', 1],
      ['C2', 'E', 'COUNTY', '拿来', 5],
      ['E1', 'C', 'COUNTY', '二县', 1],
      ['F', '', 'CITY', '第三市', 30],
      ['F1', 'F', 'COUNTY', '第三市的县', 1],
      ['E3', 'E', 'COUNTY', '自己的县', 3],
    ]);
    expect(outside).toMatchObject({
      code: 'SHEET_HAS_ERRORS',
      lines: [2, 3, 4, 5, 6, 7].map((line) => `${line} ROW_OUT_OF_REACH`),
    });
    await expect(world.count('org_unit')).resolves.toBe(8);
  });
});

describe('the keys of the graph', () => {
  it('are typed ids', async () => {
    const { data } = await world.ask(await administrator(), '{ rootUnits { id } }');
    expect(parseId(data.rootUnits[0].id, 'orgUnit')).not.toBeNull();
  });
});
