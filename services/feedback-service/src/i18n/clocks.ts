export { clockName, knowsClock } from '@concord/service-kit/i18n/clocks';
