import type { z } from 'zod';
import type { profile } from '../../src/profile.js';

/** A profile as it is written: with its defaults left out. */
export type ProfileInput = z.input<typeof profile>;

export type StageInput = ProfileInput['process']['stages'][number];
export type RoleInput = ProfileInput['roles'][number];
export const w = (zh: string, en: string) => ({ 'zh-CN': zh, en });
export const D = 'default';
export const c = (code: string, zh: string, en: string, source = D) => ({ code, label: w(zh, en), source });
export const drop = (end: string, source = D) => ({ end, drop: true, reason: true, source });
export const b = (n: number, unit: 'wd' | 'cd' | 'm', source = D) => ({ n, unit, source });

/** Defaults of the product, as pieces that a new profile starts from; a published profile is a whole document. */
export const WORDS = {
  topic: w('议题', 'Topic'),
  session: w('协商议事会议', 'Session'),
  room: w('协商议事室', 'Deliberation room'),
  item: w('承诺事项', 'Commitment'),
};
export const REASONS = {
  REFER: [c('HOTLINE', '个人咨询投诉，转12345', 'Individual complaint')],
  DECLINE: [c('SECRET', '涉密', 'Secret'), c('LITIGATION', '诉讼仲裁中', 'In litigation')],
  RETURN: [c('UNCLEAR', '诉求不清', 'Unclear')],
};
export const PHASES = (source: [string, string, string][]) =>
  source.map(([code, zh, en]) => ({ code, label: w(zh, en) }));
export const after = (by: string[]): StageInput[] => [
  {
    key: 'feedback',
    kind: 'FEEDBACK',
    label: w('反馈提出人', 'Feedback'),
    source: D,
    by,
    to: [c('PROPOSER', '提出人', 'Proposer')],
    results: { GIVEN: { then: ['closing'] } },
  },
  ...ending(by),
];
export const ending = (by: string[]): StageInput[] => [
  {
    key: 'closing',
    kind: 'CLOSING',
    label: w('办结', 'Closing'),
    source: D,
    by,
    results: { CLOSED: { end: 'CLOSED', then: ['archive'] } },
  },
  {
    key: 'archive',
    kind: 'ARCHIVE',
    label: w('归档', 'Archive'),
    source: D,
    lane: 'after',
    by,
    results: { ARCHIVED: {} },
  },
];
export const screeningResults = (then: string[], source = D) => ({
  ACCEPTED: { then, source },
  RETURNED: { back: 'intake', reason: true },
  MERGED: drop('MERGED'),
  REFERRED: drop('REFERRED'),
  DECLINED: drop('DECLINED'),
});
export const explanation = (by: string[], enough: string[], again: object, source = D): StageInput => ({
  key: 'explanation',
  kind: 'EXPLANATION',
  label: w('解释说明', 'Explanation'),
  source,
  by,
  to: ['PROPOSER', 'STAKEHOLDER'],
  clocks: [{ budget: 'D20', to: 'explained' }],
  results: {
    ENOUGH: { then: enough },
    AGAIN: { back: 'sitting', round: true, reason: true, source },
    ...again,
  },
});
export const step = (key: string, zh: string, en: string, stages: string[], source: string) => ({
  key,
  label: w(zh, en),
  stages,
  source,
});
export const role = (key: string, zh: string, en: string, ...sits: string[]): RoleInput => ({
  key,
  label: w(zh, en),
  sits,
});
