import { useState } from 'react';
import { useQuery } from 'urql';
import { SandboxClockDocument } from '../graph/generated/graphql';

/** The case clock, in milliseconds, and whether it is the sandbox's, which is not the browser's. */
export function useCaseNow(): { now: number; simulated: boolean } {
  const [{ data }] = useQuery({ query: SandboxClockDocument });
  const [opened] = useState(() => Date.now());
  const simulated = data?.sandbox?.now;
  return simulated ? { now: Date.parse(simulated), simulated: true } : { now: opened, simulated: false };
}
