import { typedId } from './ids.js';

/** 32 bits of a name (FNV-1a with a final mix); enough to tell some hundred names apart, no secret. */
function bits(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** RFC 9562 version 8: the same name has the same uuid on every machine. For the sample only. */
export function namedUuid(name: string): string {
  const hex = [0, 1, 2, 3].map((part) => bits(`${part}/${name}`).toString(16).padStart(8, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
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
