import { contractOf, KINDS } from '../kinds.js';
import { downstream, edges, stageOf } from '../process.js';
import type { Edge, Process, Stage } from '../profile.js';
import { collect, pathOf, type Fault } from './fault.js';

function eachEdge(process: Process): [path: string, edge: Edge, from?: Stage][] {
  return [
    ...Object.entries(process.starts).map(([door, edge]): [string, Edge] => [`process.starts.${door}`, edge]),
    ...Object.entries(process.exits).map(([exit, edge]): [string, Edge] => [`process.exits.${exit}`, edge]),
    ...process.stages.flatMap((stage) => [
      ...Object.entries(stage.results).map(([name, edge]): [string, Edge, Stage] => [
        `${pathOf(stage)}.results.${name}`,
        edge,
        stage,
      ]),
      ...(stage.skip ? [[`${pathOf(stage)}.skip`, stage.skip, stage] as [string, Edge, Stage]] : []),
      ...(stage.otherwise
        ? [[`${pathOf(stage)}.otherwise`, stage.otherwise, stage] as [string, Edge, Stage]]
        : []),
    ]),
  ];
}

/** Arrows, needs and lapses: they point at something, forwards or backwards as they say, and not across owners. */
export const arrows = (process: Process): Fault[] =>
  collect((say) => {
    const known = (key: string): boolean => stageOf(process, key) !== undefined;
    for (const [path, edge, from] of eachEdge(process)) {
      for (const key of [...edge.then, ...(edge.back ? [edge.back] : [])]) {
        if (!known(key)) say(path, 'NO_SUCH_STAGE', `leads to ${key}, which is no stage`);
      }
      // The case is closed by the one row that hears of all stages.
      if ((edge.end || edge.drop) && from && KINDS[from.kind].owner !== 'topic') {
        say(path, 'END_ACROSS_OWNERS', `${from.key} cannot close the case; lead on to a closing stage`);
      }
      if (!edge.back || !known(edge.back)) continue;
      const byExit = Object.values(process.exits).some((exit) => exit.then.includes(from?.key ?? ''));
      if (from && !byExit && !downstream(process, edge.back).has(from.key)) {
        say(path, 'BACK_IS_NOT_BACK', `goes back to ${edge.back}, from which ${from.key} does not follow`);
      }
      if (
        from &&
        KINDS[from.kind].owner !== KINDS[stageOf(process, edge.back)!.kind].owner &&
        KINDS[from.kind].owner !== 'topic'
      ) {
        say(
          path,
          'BACK_ACROSS_OWNERS',
          `${from.key} and ${edge.back} are kept by different services; only the topic's may lead back across them`,
        );
      }
    }
    for (const stage of process.stages) {
      const { results, may = [], marks = [] } = contractOf(stage.kind);
      for (const name of Object.keys(stage.results)) {
        if (![...results, ...may].includes(name)) {
          say(`${pathOf(stage)}.results.${name}`, 'RESULT_UNKNOWN', `${stage.kind} has no result ${name}`);
        }
      }
      for (const name of results) {
        if (!stage.results[name]) {
          say(
            `${pathOf(stage)}.results`,
            'RESULT_LEADS_NOWHERE',
            `${stage.kind} can end with ${name}; nothing says what follows`,
          );
        }
      }
      for (const { from, to, budget } of stage.clocks) {
        for (const moment of [from, to]) {
          if (!['open', 'ready', 'begin', 'done', ...marks].includes(moment)) {
            say(
              `${pathOf(stage)}.clocks.${budget}`,
              'MOMENT_UNKNOWN',
              `${stage.kind} has no moment ${moment}`,
            );
          }
        }
      }
      for (const need of [...stage.needs, ...(stage.until ? [stage.until] : [])]) {
        if (!known(need)) {
          say(`${pathOf(stage)}.needs`, 'NO_SUCH_STAGE', `${stage.key} waits for ${need}, which is no stage`);
        }
      }
      for (const need of stage.needs.filter(known)) {
        if (!openable(process, stage.key).has(need)) {
          say(
            `${pathOf(stage)}.needs`,
            'NEED_COMES_AFTER',
            `${stage.key} waits for ${need}, which opens only after it`,
          );
        }
      }
      if (stage.until && stageOf(process, stage.until)?.needs.includes(stage.key)) {
        say(
          `${pathOf(stage)}.until`,
          'NEED_AND_LAPSE',
          `${stage.key} lapses when ${stage.until} begins, which waits for it`,
        );
      }
      if (
        stage.lane === 'after' &&
        edges(stage).some(
          (one) => one.back || one.then.some((key) => stageOf(process, key)?.lane !== 'after'),
        )
      ) {
        say(
          pathOf(stage),
          'AFTER_LEADS_BACK',
          `${stage.key} may be open after the closing and would open the case again`,
        );
      }
      if (!openable(process).has(stage.key)) say(pathOf(stage), 'UNREACHABLE', `nothing opens ${stage.key}`);
    }
    if (!process.stages.some((one) => edges(one).some((edge) => edge.end && !edge.drop))) {
      say('process', 'NO_END', 'no stage closes the case');
    }
  });

/** What can be opened at all, or without ever passing `without`. */
function openable(process: Process, without?: string): Set<string> {
  const found = new Set<string>();
  const visit = (edge: Edge): void => {
    for (const key of [...edge.then, ...(edge.back ? [edge.back] : [])]) {
      const stage = stageOf(process, key);
      if (!stage || key === without || found.has(key)) continue;
      found.add(key);
      edges(stage).forEach(visit);
    }
  };
  [...Object.values(process.starts), ...Object.values(process.exits)].forEach(visit);
  return found;
}
