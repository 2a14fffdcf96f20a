import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '@concord/contracts/identity';
import { ROLES } from '@concord/contracts/roles';
import { fill, renderRefusal } from '@concord/service-kit/i18n/catalogue';
import '@concord/service-kit/i18n/common';
import './channel-refusals.js';
import './refusals.js';

const SOURCE = join(import.meta.dirname, '..');
const texts = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
const found = (pattern: RegExp): string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!))),
];

const CODES = found(/(?:refuse|refuseAct)\(\s*'([A-Z_]+)'/g);

it('finds the codes', () => {
  expect(CODES).toEqual(expect.arrayContaining(['NOT_PERMITTED', 'ASK_LEFT_OUT', 'VISITOR_IS_HANDLER']));
});

it.each(CODES)('%s is said in every language', (code) => {
  for (const language of LANGUAGES) expect(renderRefusal({ code, params: {} }, language)).not.toBe(code);
});

/** Fields that a text or a choice is refused for. */
const FIELDS = [
  ...found(/(?:text|optionalText)\([\w.]+, '(\w+)', MAX/g),
  ...found(/choice\('(\w+)'/g),
  ...found(/field: '(\w+)'/g),
];

it.each([...new Set(FIELDS)])('field %s has its name in Chinese', (field) => {
  expect(fill('{field}', { field }, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/);
});

it('every post that may stand in a chain of assignment has its name', () => {
  const chained = ROLES.filter(
    (role) => /OFFICE|CPPCC|CONVENOR|STATION|^LEADER/.test(role) && role !== 'DEPARTMENT_OFFICER',
  );
  for (const role of chained) expect(fill('{role}', { role }, 'zh-CN')).not.toBe(role);
});
