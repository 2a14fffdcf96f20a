import { CITY, COUNTY } from './fake-units.js';

/** Administrators: of everything, of one county, and whoever only appoints in the place of the first. */
export const ADMINISTRATOR = '00000000-0000-7000-8000-0000000000a1';
export const COUNTY_ADMINISTRATOR = '00000000-0000-7000-8000-0000000000a2';
export const LIMITED_DEPUTY = '00000000-0000-7000-8000-0000000000a3';
export const ADMINISTERED: Record<string, object> = {
  [ADMINISTRATOR]: { role: 'ADMINISTRATOR', orgUnitId: `orgUnit:${CITY}` },
  [COUNTY_ADMINISTRATOR]: { role: 'ADMINISTRATOR', orgUnitId: `orgUnit:${COUNTY}` },
  [LIMITED_DEPUTY]: {
    role: 'ADMINISTRATOR',
    orgUnitId: `orgUnit:${CITY}`,
    onBehalfOf: ADMINISTRATOR,
    acts: ['appoint'],
  },
};
