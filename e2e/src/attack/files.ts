import { graph, type Attack, type Target } from './attack.js';
import { HOSTILE_WORKBOOKS } from './workbook.js';
import type { Answer } from './wire.js';

let keys = 0;
const key = (): string => `attack-${process.pid}-${(keys += 1)}`;

const REFUSAL = 'refusal{code}';
const setUp = (target: Target, file: string): Promise<Answer> =>
  graph(target, {
    query: `mutation($i:SetUpInput!){setUp(input:$i){${REFUSAL}}}`,
    variables: {
      i: {
        idempotencyKey: key(),
        setupKey: 'wrong',
        administratorName: '某人',
        profileKey: 'hechi',
        treeXlsxBase64: file,
      },
    },
  });
const importTree = (target: Target, file: string, token?: string): Promise<Answer> =>
  graph(
    target,
    {
      query: `mutation($i:ImportOrgTreeInput!){importOrgTree(input:$i){${REFUSAL}}}`,
      variables: { i: { idempotencyKey: key(), xlsxBase64: file } },
    },
    token ? { token } : {},
  );

/** Refused before the file is opened; or the body is too large for the door. */
const AT_THE_DOOR = [
  'NOT_PERMITTED',
  'BODY_TOO_LARGE',
  'SETUP_KEY_WRONG',
  'ALREADY_SET_UP',
  'TOO_MANY_REQUESTS',
  'CHALLENGE_REQUIRED',
];
const NOT_A_TREE = [
  'BODY_TOO_LARGE',
  'SHEET_COLUMN_MISSING',
  'SHEET_EMPTY',
  'SHEET_HAS_ERRORS',
  'SHEET_TOO_LONG',
  'SHEET_UNREADABLE',
  ...[
    'UNREADABLE',
    'TOO_LARGE',
    'INFLATES',
    'ENTRIES',
    'ROWS',
    'COLUMNS',
    'MERGES',
    'MERGE_TOO_LARGE',
    'BUSY',
    'CELL_TOO_LONG',
    'TEXT_TOO_LONG',
    'NESTED',
    'STOPPED',
  ].map((fault) => `WORKBOOK_${fault}`),
];

const made = new Map<string, string>();
/** Made once: what unpacks to hundreds of megabytes takes seconds to pack. */
function fileOf(name: string): string {
  let file = made.get(name);
  if (file === undefined) made.set(name, (file = HOSTILE_WORKBOOKS[name]!()));
  return file;
}

const names = Object.keys(HOSTILE_WORKBOOKS);

/** Workbooks from somebody who may not, and from somebody who may. */
export const files: readonly Attack[] = [
  ...names.map((name): Attack => ({
    name: `import by nobody: ${name}`,
    ground: 'sample',
    prepare: () => void fileOf(name),
    send: async (target) => [await importTree(target, fileOf(name))],
    expected: AT_THE_DOOR,
    upstream: 'some',
    short: name.includes('merged') || name.includes('330'),
  })),
  ...names.map((name): Attack => ({
    name: `import by the administrator: ${name}`,
    ground: 'sample',
    prepare: () => void fileOf(name),
    send: async (target) => [await importTree(target, fileOf(name), await target.tokenOf('administrator'))],
    expected: NOT_A_TREE,
    upstream: 'some',
    short: name.includes('one merged') || name.includes('330'),
  })),
  ...names.map((name): Attack => ({
    name: `set-up by nobody: ${name}`,
    ground: 'empty',
    prepare: () => void fileOf(name),
    send: async (target) => [await setUp(target, fileOf(name))],
    expected: AT_THE_DOOR,
    upstream: 'some',
    short: false,
  })),
];
