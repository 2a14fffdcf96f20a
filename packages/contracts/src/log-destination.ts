/** Bytes of lines that wait for room on a full disk; later ones are dropped. */
const WAITING_BYTES = 1_048_576;

/**
 * A log's destination that never ends its writer, nor holds him up: while the disk is full, lines wait, and are written
 * with the next one that finds room. (The logger's own asks a full disk again for ever when it is to be flushed.)
 * `write` is told bytes and answers how many were taken, or throws: `writeSync` of the standard output.
 */
export function logDestination(write: (bytes: Uint8Array) => number): { write(line: string): void } {
  const encoder = new TextEncoder();
  const waiting: Uint8Array[] = [];
  let waits = 0;
  return {
    write(line) {
      const bytes = encoder.encode(line);
      if (waits + bytes.length <= WAITING_BYTES) {
        waiting.push(bytes);
        waits += bytes.length;
      }
      try {
        for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
          const taken = write(next);
          waits -= taken;
          if (taken < next.length) waiting[0] = next.subarray(taken);
          else waiting.shift();
        }
      } catch {
        // Told with the next line; there is nowhere else to say it.
      }
    },
  };
}
