/** Units of the small world that the fake services know. */
export const CITY = '00000000-0000-7000-8000-000000000001';
export const COUNTY = '00000000-0000-7000-8000-000000000002';
