import { beforeEach, expect, it } from '@jest/globals';
import { attemptKey, forgetDraft, keepDraft, keptDraft } from './draft';

let storage: Storage;
beforeEach(() => {
  const kept = new Map<string, string>();
  storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
});

it('sends the same text under one key however often it is tried', () => {
  keepDraft({ title: '减速带' }, storage);
  const first = attemptKey({ title: '减速带' }, storage);
  keepDraft({ title: '减速带' }, storage);
  expect(attemptKey({ title: '减速带' }, storage)).toBe(first);
});

it('sends a changed text under a new key', () => {
  const first = attemptKey({ title: '减速带' }, storage);
  expect(attemptKey({ title: '路灯' }, storage)).not.toBe(first);
});

it('keeps the draft through an attempt, and forgets it when told', () => {
  keepDraft({ title: '减速带' }, storage);
  attemptKey({ title: '减速带' }, storage);
  expect(keptDraft(storage)?.draft.title).toBe('减速带');
  forgetDraft(storage);
  expect(keptDraft(storage)).toBeUndefined();
});

const PERSON = { proposerName: '韦岚', proposerPhone: '13800000000' };
const written = (): string => storage.getItem('concord.topic-draft') ?? '';

it('leaves name and telephone on no device that others may use, also while it is sent', () => {
  keepDraft({ title: '减速带', ...PERSON }, storage);
  const key = attemptKey({ title: '减速带', ...PERSON }, storage);
  expect(attemptKey({ title: '减速带', ...PERSON }, storage)).toBe(key);
  expect(keptDraft(storage)?.draft).toEqual({ title: '减速带' });
  expect(written()).not.toMatch(/韦岚|13800000000/);
});

it('keeps them where the device is said to be one’s own, and forgets them when that is taken back', () => {
  keepDraft({ title: '减速带', ...PERSON, ownDevice: true }, storage);
  attemptKey({ title: '减速带', ...PERSON }, storage);
  expect(keptDraft(storage)?.draft).toMatchObject(PERSON);
  keepDraft({ title: '减速带', ...PERSON, ownDevice: false }, storage);
  expect(written()).not.toMatch(/韦岚|13800000000/);
});
