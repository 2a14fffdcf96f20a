import type { SamplePersonKey } from '@concord/contracts/sample-ids';
import { parseId } from '@concord/contracts/ids';
import { Actor } from './actor.js';
import type { Stage } from './stage.js';

/** The sample people who play in Hechi's story. */
export interface Cast {
  resident: Actor;
  convenor: Actor;
  approver: Actor;
  station: Actor;
  townApprover: Actor;
  eastConvenor: Actor;
  county: Actor;
  cppcc: Actor;
  police: Actor;
  policeLeader: Actor;
  housing: Actor;
  transport: Actor;
  member: Actor;
  secondMember: Actor;
  thirdMember: Actor;
  leader: Actor;
  administrator: Actor;
}

const KEYS: Record<Exclude<keyof Cast, 'resident'>, SamplePersonKey> = {
  convenor: 'westConvenor',
  approver: 'westApprover',
  station: 'townStaff',
  townApprover: 'townApprover',
  eastConvenor: 'eastConvenor',
  county: 'countyOfficer',
  cppcc: 'cppccOfficer',
  police: 'trafficOfficer',
  policeLeader: 'trafficLeader',
  housing: 'housingOfficer',
  transport: 'transportOfficer',
  member: 'member1',
  secondMember: 'member2',
  thirdMember: 'member3',
  leader: 'countyLeader',
  administrator: 'administrator',
};

/** One of the people whom the sign-in page offers. */
interface Offered {
  id: string;
  name: string;
  roleLabel: Record<string, string>;
  unitName: Record<string, string>;
}

/** Finds the cast on the sample sign-in page, and names each as it does. */
export async function assemble(stage: Stage): Promise<Cast> {
  const people = await stage.found('the sample people', async () => {
    const answer = await fetch(`${stage.graph.url}/oidc/sample-people`);
    const { people: offered } = (await answer.json()) as { people: Offered[] };
    return offered.length > 0 ? offered : null;
  });
  // The organisation tree has reached every service when nothing is under way any more.
  await stage.settle();
  const cast: Partial<Cast> = { resident: new Actor(stage, null, 'a resident') };
  for (const [part, key] of Object.entries(KEYS) as [keyof Cast, SamplePersonKey][]) {
    const actor = new Actor(stage, key, key);
    const found = people.find((person) => person.id === parseId(actor.id)?.uuid || person.id === actor.id);
    if (!found) throw new Error(`the sign-in page does not offer ${key}`);
    cast[part] = new Actor(
      stage,
      key,
      `${found.name}（${found.unitName['zh-CN']} ${found.roleLabel['zh-CN']}）`,
    );
  }
  stage.reader = async (id) => {
    const field = {
      topic: 'topic',
      consultation: 'consultation',
      session: 'session',
      item: 'resolutionItem',
      escalation: 'escalation',
    }[id.slice(0, id.indexOf(':'))];
    if (!field) return null;
    const data = await cast.station!.sees(`query Version($id: ID!) { ${field}(id: $id) { version } }`, {
      id,
    });
    return (data[field]?.version as number | undefined) ?? null;
  };
  return cast as Cast;
}
