/** Which rooms of ours a room may import. Whatever is not named here is forbidden. */
const ROOMS = {
  'services/[^/]+': [
    'packages/service-kit',
    'packages/contracts',
    'packages/business-time',
    'packages/workbook',
  ],
  workflows: ['packages/contracts', 'packages/temporal-link'],
  gateway: ['packages/contracts', 'packages/temporal-link'],
  'apps/web': [],
  'packages/contracts': [],
  'packages/business-time': [],
  'packages/process': [],
  'packages/workbook': [],
  'packages/temporal-link': [],
  'packages/service-kit': ['packages/contracts', 'packages/business-time', 'packages/temporal-link'],
  'packages/testkit': ['packages/contracts'],
  // The whole system is launched and asked from outside, as a person would.
  e2e: [
    'packages/testkit',
    'packages/contracts',
    'packages/business-time',
    'packages/workbook',
    'packages/temporal-link',
    'infra',
  ],
  infra: ['packages/contracts', 'packages/temporal-link', 'packages/business-time'],
};

module.exports = { ROOMS };
