import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A machine that may ask the embedded issuer for a token; its rights are directory's to say (`_identityOf`). */
const machineClient = z.object({
  clientId: z.string().regex(/^[a-z0-9][a-z0-9-]{2,63}$/),
  clientSecret: z.string().min(24),
});
export type MachineClient = z.infer<typeof machineClient>;

/** Reads `machine-clients.json` of the data directory; no file means no machine. */
export async function readMachineClients(dataDir: string): Promise<MachineClient[]> {
  const path = join(dataDir, 'machine-clients.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const parsed = z.array(machineClient).safeParse(JSON.parse(text));
  // Zod's message would quote nothing secret, but the path tells where to mend it.
  if (!parsed.success) throw new Error(`${path} is not a list of {clientId, clientSecret}`);
  return parsed.data;
}
