import type { Profile } from '../profile.js';
import { collect, pathOf, type Fault } from './fault.js';

/** Clocks and budgets belong together; nothing warns before its clock runs. */
export const numbers = (p: Profile): Fault[] =>
  collect((say) => {
    const used = p.process.stages.flatMap((stage) =>
      [...stage.clocks, ...(stage.kind === 'HANDLING' ? stage.routes.flatMap((one) => one.clocks) : [])].map(
        (one) => [pathOf(stage), one] as const,
      ),
    );
    for (const [path, { budget, when }] of used) {
      if (!p.budgets[budget]) {
        say(`${path}.clocks`, 'CLOCK_WITHOUT_BUDGET', `the clock ${budget} has no budget`);
      }
      if (when && !p.flags.includes(when.replace('!', ''))) {
        say(`${path}.clocks`, 'FLAG_UNKNOWN', `${when} is no flag of a case`);
      }
    }
    for (const stage of p.process.stages) {
      if (stage.when && !p.flags.includes(stage.when)) {
        say(`${pathOf(stage)}.when`, 'FLAG_UNKNOWN', `${stage.when} is no flag of a case`);
      }
    }
    for (const key of Object.keys(p.budgets)) {
      if (!used.some(([, one]) => one.budget === key)) {
        say(`budgets.${key}`, 'BUDGET_WITHOUT_STAGE', `no stage has a clock ${key}`);
      }
    }
    for (const rung of p.ladder) {
      for (const key of rung.only) {
        const budget = p.budgets[key];
        if (!budget) {
          say(`ladder.${rung.key}`, 'CLOCK_WITHOUT_BUDGET', `the rung is for ${key}, which has no budget`);
        } else if (budget.unit === 'wd' && -rung.offsetWd >= budget.n) {
          say(
            `ladder.${rung.key}`,
            'WARNS_BEFORE_START',
            `${rung.key} comes ${-rung.offsetWd} days before the end of ${key}, which has ${budget.n}`,
          );
        }
      }
    }
  });
