import { ROLES } from '@concord/contracts/roles';
import { sampleUnitUuid } from '@concord/contracts/sample-ids';
import { prober, type Probe } from '@concord/service-kit/testing/odd-inputs';
import { itBearsOddInputs } from '@concord/service-kit/testing/odd-inputs-suite';
import { claimsOf, DirectoryWorld } from './testing/world.js';

let world: DirectoryWorld;
let probe: Probe;
beforeAll(async () => {
  world = await DirectoryWorld.start();
  await world.loadSample();
  // Who holds every post of the whole tree gets furthest into the acts.
  const roles = ROLES.map((role) => ({ role, orgUnitId: sampleUnitUuid('city') }));
  const everybody = { ...claimsOf('administrator'), roles };
  probe = prober((query, variables) => world.ask(everybody, query, variables));
}, 60_000);
afterAll(() => world?.stop(), 60_000);

itBearsOddInputs(new URL('../schema.graphql', import.meta.url), () => probe);
