/** What a driver says of an error besides its message: names of the schema, never a value. */
const NAMES = ['severity', 'routine', 'schema', 'table', 'column', 'constraint', 'dataType'] as const;
/** Frames begin with this; before them stands the message once more. */
const FIRST_FRAME = '\n    at ';

type Fields = Record<string, unknown>;

/** The driver's own error below an error of the mapper; undefined where no driver made it. */
function driverError(error: Error): Fields | undefined {
  const fields = error as unknown as Fields;
  if (typeof fields['driverError'] === 'object' && fields['driverError'] !== null) {
    return fields['driverError'] as Fields;
  }
  const { code, severity } = fields;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && typeof severity === 'string'
    ? fields
    : undefined;
}

/**
 * What may be logged of an error's message. PostgreSQL quotes the value of a bad literal in the message itself, the
 * mapper quotes what was looked for, and JSON the text that is none: of those only the kind is told.
 */
export function said(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const driver = driverError(error);
  if (driver) {
    const names = NAMES.flatMap((name) =>
      typeof driver[name] === 'string' ? [`${name} ${driver[name]}`] : [],
    );
    const code = typeof driver['code'] === 'string' ? driver['code'] : '?';
    return [`database error ${code}`, ...names].join(', ');
  }
  if (error instanceof SyntaxError || error.name === 'SyntaxError') return 'a text cannot be read';
  if (error.name === 'EntityNotFoundError') return 'an entity was not found';
  if (error instanceof AggregateError) return error.errors.map(said).join('; ');
  return error.message;
}

/** An error as it stands in the log: kind, code, frames, and what may be said of it. */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: said(error) };
  const { code } = error as { code?: unknown };
  const message = said(error);
  const frames = error.stack?.indexOf(FIRST_FRAME) ?? -1;
  return {
    type: error.name,
    message,
    code,
    stack: `${error.name}: ${message}${frames < 0 ? '' : error.stack!.slice(frames)}`,
    cause: error.cause instanceof Error ? `${error.cause.name}: ${said(error.cause)}` : undefined,
  };
}
