/**
 * Answers once, when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal,
 * or the death of the plain launcher that started us (its channel disconnects).
 * Later signals are swallowed: the orderly end is already under way.
 */
export function untilSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve(name));
    process.once('disconnect', () => resolve('disconnect'));
    // The channel must not keep a finished launch alive.
    process.channel?.unref();
  });
}
