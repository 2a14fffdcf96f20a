import type { ProfileInput } from './pieces.js';
import { b, c, D, ending, role, step, w, WORDS } from './pieces.js';

const BY = ['ELDER'];
/** Invented: no screening, no approval, no filing, no room, no publicity; one talks first and looks into it afterwards. */
export const invented: ProfileInput = {
  key: 'invented',
  name: w('乡约', 'Village covenant'),
  documents: [{ key: 'covenant', title: w('乡约', 'Covenant'), by: w('村民', 'Villagers'), articles: ['3'] }],
  levels: ['VILLAGE'],
  roles: [role('ELDER', '乡贤', 'Elder', 'VILLAGE')],
  words: WORDS,
  flags: ['commitments'],
  budgets: { D17: b(1, 'm') },
  process: {
    steps: [
      step('talk', '先谈', 'Talk', ['intake', 'sitting', 'participants'], 'covenant#3'),
      step('look', '再看', 'Look', ['research', 'reference'], 'covenant#3'),
      step('do', '再办', 'Do', ['handling', 'closing', 'archive'], 'covenant#3'),
    ],
    starts: { TOPIC: { then: ['intake'] }, SHOUT: { then: ['sitting'] } },
    rounds: { max: 2, source: 'covenant#3' },
    stages: [
      {
        key: 'intake',
        kind: 'INTAKE',
        label: w('起头', 'Raised'),
        source: D,
        campaigns: false,
        origins: [c('ANYBODY', '村民', 'Anybody')],
        results: { SUBMITTED: { then: ['sitting'] } },
      },
      {
        key: 'sitting',
        kind: 'SITTING',
        label: w('谈', 'Talk'),
        source: 'covenant#3',
        by: BY,
        announced: false,
        phases: [],
        segments: ['SITE'],
        venue: 'none',
        forms: [c('TALK', '谈', 'Talk')],
        results: { CONSENSUS: { then: ['participants'] }, NO_CONSENSUS: { then: ['reference', 'handling'] } },
      },
      {
        key: 'participants',
        kind: 'PARTICIPANTS',
        label: w('谁去看', 'Who looks'),
        source: D,
        by: BY,
        composition: [c('ELDER', '乡贤', 'Elder')],
        results: { SETTLED: { then: ['research'] } },
      },
      {
        key: 'research',
        kind: 'RESEARCH',
        label: w('看', 'Look'),
        source: 'covenant#3',
        by: BY,
        sidesAtLeast: 1,
        acceptedBy: BY,
        skip: { by: BY, back: 'sitting', round: true },
        results: { ACCEPTED: { then: ['handling'] } },
      },
      {
        key: 'reference',
        kind: 'REFERENCE',
        label: w('报村委', 'To the village'),
        source: D,
        by: BY,
        to: [c('VILLAGE', '村委', 'Village committee')],
        compulsory: true,
        results: { SUBMITTED: { then: ['closing'] } },
      },
      // Part of it may be agreed on though the whole was not.
      {
        key: 'handling',
        kind: 'HANDLING',
        label: w('办', 'Do'),
        source: D,
        by: BY,
        when: 'commitments',
        otherwise: { then: ['closing'] },
        routes: [
          { ...c('OWN', '自办', 'Themselves'), by: BY, asks: ['COMPLETION'], clocks: [{ budget: 'D17' }] },
        ],
        results: { COMPLETED: { then: ['closing'] } },
      },
      ...ending(BY),
    ],
  },
};
