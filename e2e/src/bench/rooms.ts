import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RoomSize {
  room: string;
  files: number;
  lines: number;
  testLines: number;
}

const ROOMS = [
  'services/directory-service',
  'services/topic-service',
  'services/consultation-service',
  'services/feedback-service',
  'workflows',
  'gateway',
  'apps/web',
  'packages/contracts',
  'packages/business-time',
  'packages/service-kit',
  'packages/testkit',
  'infra',
  'e2e',
];

/** Lines of TypeScript that git tracks, by room; generated files are left out. */
export function sizesOfRooms(root: string): RoomSize[] {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
  return ROOMS.map((room) => {
    const own = files.filter((file) => file.startsWith(`${room}/`) && !file.includes('/generated/'));
    const linesOf = (list: string[]): number =>
      list.reduce((sum, file) => sum + readFileSync(join(root, file), 'utf8').split('\n').length - 1, 0);
    const tests = own.filter((file) => /\.spec\.tsx?$|\/testing\//.test(file));
    return {
      room,
      files: own.length,
      lines: linesOf(own.filter((file) => !tests.includes(file))),
      testLines: linesOf(tests),
    };
  });
}
