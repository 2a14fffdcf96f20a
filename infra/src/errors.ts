/** What a person is told when the launcher cannot go on: one sentence in each language. */
export class LaunchError extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
    /** Further lines, such as the end of a log. */
    readonly detail?: string,
  ) {
    super(`${zh} / ${en}`);
    this.name = 'LaunchError';
  }
}

/** The text for the terminal: two sentences, then the detail. */
export function describe(error: unknown): string {
  if (error instanceof LaunchError) {
    return `${error.zh}\n${error.en}${error.detail ? `\n${error.detail}` : ''}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
