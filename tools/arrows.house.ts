import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanHouse } from './arrows.fixture.js';

const rooms = [
  ...['contracts', 'business-time', 'temporal-link', 'service-kit', 'testkit', 'workbook'].map(
    (name) => `packages/${name}`,
  ),
  ...['topic-service', 'feedback-service'].map((name) => `services/${name}`),
  ...['workflows', 'gateway', 'infra', 'e2e'],
  'apps/web',
];
const installed = [
  ...['common', 'workflow', 'worker'].map((name) => `@temporalio/${name}`),
  ...['zod', 'temporal-polyfill', 'typeorm', 'pg', 'lodash', '@nestjs/testing', '@jest/globals'],
];
/** Everything but lodash is declared, so that the arrows alone decide; @nestjs/testing for development only. */
const dependencies = Object.fromEntries(
  installed
    .filter((name) => !['lodash', '@nestjs/testing', '@jest/globals'].includes(name))
    .map((name) => [name, '*']),
);

/** Writes the clean house into a folder, with empty packages in the place of real ones, and adds the given files. */
export function buildHouse(folder: string, more: [file: string, text: string][]): void {
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  write('package.json', JSON.stringify({ name: 'house', private: true }));
  for (const room of rooms) {
    const name = `@concord/${room.split('/').at(-1)}`;
    const exports = { './*': { types: './src/*.ts', default: './dist/*.js' } };
    const devDependencies = { '@nestjs/testing': '*' };
    write(
      `${room}/package.json`,
      JSON.stringify({ name, type: 'module', exports, dependencies, devDependencies }),
    );
    mkdirSync(join(folder, 'node_modules/@concord'), { recursive: true });
    symlinkSync(join(folder, room), join(folder, 'node_modules', name), 'dir');
  }
  for (const name of installed) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }),
    );
    write(`node_modules/${name}/index.js`, 'export default 1;');
  }
  for (const [file, text] of [...Object.entries(cleanHouse), ...more]) write(file, text);
}
