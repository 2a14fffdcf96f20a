/**
 * Never asks twice at once: of two answers under way the older could come last, and stay on the page. Whoever asks
 * while an answer is under way gets one that was asked for afterwards, together with all others who wait.
 */
export function oneAfterTheOther(ask: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = ask().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(() => {
      next = undefined;
      return start();
    });
    return next;
  };
}
