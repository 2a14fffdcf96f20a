import { listeningVariables } from '@concord/contracts/listening';
import { checkLink, temporalVariables } from '@concord/temporal-link/connection';
import { z } from 'zod';

const variables = z.object({
  ...temporalVariables,
  ...listeningVariables,
  LOG_LEVEL: z.string().default('info'),
});
const schema = variables.superRefine(checkLink);

/** Checked once at the start; all errors at once. */
export function loadEnv(): z.infer<typeof schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return Object.freeze(parsed.data);
  throw new Error(`the workflow worker's environment is not right:\n${z.prettifyError(parsed.error)}`);
}
