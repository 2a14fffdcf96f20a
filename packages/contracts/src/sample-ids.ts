import { createHash } from 'node:crypto';
import { typedId } from './ids.js';

/** Namespace of the sample's ids; a key has the same uuid on every machine. */
const NAMESPACE = '6f1c0c0e-2b7a-5d3e-9a51-c0c02d000003';

/** RFC 9562 version 5: the same name always has the same uuid. */
export function namedUuid(name: string, namespace = NAMESPACE): string {
  const hash = createHash('sha1').update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(name).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex').slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Keys of the sample region's units (directory-service/src/sample/sample-tree.ts). */
export const SAMPLE_UNITS = [
  'city',
  'cityOffice',
  'cityCppcc',
  'county',
  'countyPartyOffice',
  'countyOffice',
  'countyCppcc',
  'traffic',
  'civilAffairs',
  'housing',
  'transport',
  'town',
  'townParty',
  'townStation',
  'west',
  'westParty',
  'east',
  'eastParty',
  'enterprise',
  'enterpriseParty',
  'street',
  'streetParty',
  'streetStation',
  'village',
  'villageParty',
] as const;
export type SampleUnit = (typeof SAMPLE_UNITS)[number];

/** Keys of the sample people; `westConvenor` is the convenor of the community `west`, and so on. */
export const SAMPLE_PEOPLE = [
  'westConvenor',
  'westApprover',
  'townStaff',
  'townApprover',
  'townConvenor',
  'eastConvenor',
  'eastApprover',
  'enterpriseApprover',
  'streetApprover',
  'streetStaff',
  'streetConvenor',
  'villageConvenor',
  'villageApprover',
  'cppccOfficer',
  'countyOfficer',
  'trafficOfficer',
  'trafficLeader',
  'housingOfficer',
  'housingLeader',
  'transportOfficer',
  'transportLeader',
  'civilOfficer',
  'civilLeader',
  'member1',
  'member2',
  'member3',
  'member4',
  'member5',
  'member6',
  'member7',
  'countyLeader',
  'cityLeader',
  'cityOfficer',
  'administrator',
] as const;
export type SamplePersonKey = (typeof SAMPLE_PEOPLE)[number];

/** Bare uuid of a sample unit. */
export function sampleUnitUuid(key: SampleUnit): string {
  return namedUuid(`unit:${key}`);
}
/** Bare uuid of a sample person; also his subject with the embedded issuer. */
export function samplePersonUuid(key: SamplePersonKey): string {
  return namedUuid(`person:${key}`);
}
/** `orgUnit:<uuid>` */
export function sampleUnitId(key: SampleUnit): string {
  return typedId('orgUnit', sampleUnitUuid(key));
}
/** `person:<uuid>` */
export function samplePersonId(key: SamplePersonKey): string {
  return typedId('person', samplePersonUuid(key));
}
