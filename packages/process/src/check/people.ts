import { contractOf } from '../kinds.js';
import type { Profile } from '../profile.js';
import { collect, pathOf, type Fault } from './fault.js';

/** Every act has somebody who can do it, at every level at which there are cases. */
export const people = (p: Profile): Fault[] =>
  collect((say) => {
    const role = (key: string) => p.roles.find((one) => one.key === key);
    const real = (path: string, keys: string[]): void => {
      for (const key of keys) if (!role(key)) say(path, 'ROLE_UNKNOWN', `${key} is no role of this profile`);
    };
    const somebody = (path: string, keys: string[], level: string): void => {
      real(path, keys);
      const order = [...p.levels].reverse();
      // Found on the place itself or above it.
      const within = order.slice(order.indexOf(level));
      if (!keys.some((key) => role(key)?.sits.some((one) => within.includes(one)))) {
        say(
          path,
          'NOBODY_CAN',
          `at the level ${level} none of ${keys.join(', ') || 'nobody'} sits there or above`,
        );
      }
    };
    for (const one of p.roles) {
      for (const level of one.sits) {
        if (!p.levels.includes(level)) say(`roles.${one.key}`, 'LEVEL_UNKNOWN', `${level} is no level`);
      }
    }
    for (const stage of p.process.stages) {
      const path = pathOf(stage);
      if (contractOf(stage.kind).acts) for (const level of p.levels) somebody(`${path}.by`, stage.by, level);
      if (stage.skip) real(`${path}.skip`, stage.skip.by);
      if (stage.kind === 'RESEARCH') real(`${path}.acceptedBy`, stage.acceptedBy);
      if (stage.kind === 'HANDLING') {
        for (const route of stage.routes) real(`${path}.routes.${route.code}`, [...route.by, ...route.chain]);
      }
      if (stage.kind === 'SELECTION' && stage.manner !== 'matrix') {
        for (const level of p.levels) somebody(`${path}.by`, stage.by, level);
      }
      if (
        (stage.kind === 'SELECTION' && stage.manner === 'matrix') ||
        (stage.kind === 'FILING' && !stage.receipts.length)
      ) {
        for (const level of p.levels) {
          const row = stage.matrix.find((one) => one.level === level);
          if (!row) say(`${path}.matrix`, 'NOBODY_CAN', `the matrix has no row for ${level}`);
          else somebody(`${path}.matrix.${level}`, 'approvedBy' in row ? row.approvedBy : row.with, level);
        }
      }
      if (stage.kind === 'FILING' && stage.receipts.length) real(`${path}.by`, stage.by);
    }
    for (const [name, exit] of Object.entries(p.process.exits)) {
      for (const level of p.levels) somebody(`process.exits.${name}`, exit.by, level);
    }
    for (const one of p.papers) real(`papers.${one.kind}`, [one.signer]);
  });
