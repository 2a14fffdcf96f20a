import { join } from 'node:path';
import { LaunchError } from './errors.js';

/** A half sentence in each language. */
export interface Words {
  zh: string;
  en: string;
}

/** What is wrong with a file. */
export const FAULTS = {
  missing: { zh: '不见了', en: 'is missing' },
  'no-file': { zh: '不是普通文件', en: 'is no ordinary file' },
  unreadable: { zh: '无法读取', en: 'cannot be read' },
  damaged: { zh: '内容已损坏', en: 'is damaged' },
  foreign: { zh: '属于另一个数据目录', en: 'belongs to another data directory' },
} satisfies Record<string, Words>;

/** What to do about it. */
export const REMEDIES = {
  restore: { zh: '请从备份恢复', en: 'restore it from a backup' },
  restoreAll: {
    zh: '请从同一份备份恢复整个数据目录',
    en: 'restore the whole data directory from one backup',
  },
  record: {
    zh: '请从备份恢复，或用 --data 另选目录',
    en: 'restore it from a backup, or choose another directory with --data',
  },
  run: {
    zh: '请确认没有协商通在此目录上运行，然后删除该文件',
    en: 'make sure that no Concord runs on this directory, then remove that file',
  },
  sessions: {
    zh: '请从备份恢复，或删除该文件（所有人需重新登录）',
    en: 'restore it from a backup, or remove it (everybody then signs in again)',
  },
  machines: { zh: '请更正或从备份恢复', en: 'mend it, or restore it from a backup' },
  setupKey: {
    zh: '请删除它（将生成新的首次设置密钥）',
    en: 'remove it (another key of the first set-up is made)',
  },
  temporal: {
    zh: '请从备份恢复，或移走该文件（办理流程将按数据库重新启动计时）',
    en: 'restore it from a backup, or move it away (the clocks are then armed anew from the database)',
  },
} satisfies Record<string, Words>;

/** One sentence in each language: which file, what is wrong, what to do; and that nothing was changed. */
export function refuse(dataDir: string, name: string, fault: Words, remedy: Words): LaunchError {
  const file = join(dataDir, name);
  return new LaunchError(
    `数据目录中的 ${file} ${fault.zh}，${remedy.zh}；本次启动未做任何改动。`,
    `${file} ${fault.en}; ${remedy.en}. Nothing was changed.`,
  );
}
