import { ROLES } from '@concord/contracts/roles';
import { prober, type Probe } from '@concord/service-kit/testing/odd-inputs';
import { itBearsOddInputs } from '@concord/service-kit/testing/odd-inputs-suite';
import { identityOf, UNITS } from '@concord/testkit/snapshot';
import { World } from './testing/world.js';

let world: World;
let probe: Probe;
beforeAll(async () => {
  world = await World.start();
  // Who holds every post of the whole tree gets furthest into the acts.
  const roles = ROLES.map((role) => ({ role, orgUnitId: UNITS.city }));
  const everybody = { ...identityOf('countyOfficer'), roles };
  probe = prober((query, variables) => world.service.ask(everybody, query, variables));
}, 60_000);
afterAll(() => world?.stop(), 60_000);

itBearsOddInputs(new URL('../schema.graphql', import.meta.url), () => probe);
