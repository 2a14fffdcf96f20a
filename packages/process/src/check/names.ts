import { contractOf } from '../kinds.js';
import type { Profile } from '../profile.js';
import { collect, pathOf, twice, type Fault } from './fault.js';

/** Words, keys and steps: nothing twice, nothing missing. */
export const names = (p: Profile): Fault[] =>
  collect((say) => {
    const { stages, steps } = p.process;
    for (const key of twice(stages.map((one) => one.key))) {
      say(`process.stages.${key}`, 'KEY_TWICE', `two stages have the key ${key}`);
    }
    for (const label of twice(stages.map((one) => one.label['zh-CN']))) {
      say('process.stages', 'NAME_TWICE', `two stages are both called ${label}`);
    }
    for (const step of steps) {
      for (const key of step.stages) {
        if (!stages.some((one) => one.key === key)) {
          say(
            `process.steps.${step.key}`,
            'NO_SUCH_STAGE',
            `the step ${step.key} names ${key}, which is no stage`,
          );
        }
      }
    }
    const placed = steps.flatMap((one) => one.stages);
    for (const key of twice(placed)) say('process.steps', 'STAGE_IN_TWO_STEPS', `${key} stands in two steps`);
    for (const one of stages) {
      if (!placed.includes(one.key)) say(pathOf(one), 'STAGE_IN_NO_STEP', `people see ${one.key} in no step`);
    }
    for (const one of stages) {
      for (const word of contractOf(one.kind).words ?? []) {
        if (!p.words[word]) {
          say(
            `words.${word}`,
            'WORD_MISSING',
            `${one.kind} shows the word ${word}, which the profile does not have`,
          );
        }
      }
    }
    // Every pair of words, wherever it stands, has both languages.
    const pairs = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('zh-CN' in value) {
        for (const [language, text] of Object.entries(value)) {
          if (!text) say(path, 'WORD_MISSING', `no word in ${language}`);
        }
      }
      for (const [key, inner] of Object.entries(value)) pairs(inner, path ? `${path}.${key}` : key);
    };
    pairs(p, '');
  });
