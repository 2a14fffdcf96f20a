import { terminal } from './terminal.js';

/** Says in both languages what is being done; `quiet` launches (tests) say nothing. */
export type Progress = (zh: string, en: string) => void;

/** Lines with the seconds since the start, so that a slow step shows. */
export function terminalProgress(write: (line: string) => void = (line) => terminal.write(line)): Progress {
  const begun = performance.now();
  return (zh, en) => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(5);
    write(`[${seconds}s] ${zh} · ${en}\n`);
  };
}

export const silent: Progress = () => undefined;
