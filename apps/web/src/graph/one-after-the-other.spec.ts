import { expect, it } from '@jest/globals';
import { oneAfterTheOther } from './one-after-the-other';

it('asks once more after the answer under way, for all who asked meanwhile', async () => {
  const answers: (() => void)[] = [];
  const refresh = oneAfterTheOther(() => new Promise((done) => answers.push(done)));
  const first = refresh();
  const later = [refresh(), refresh()];
  expect(answers).toHaveLength(1);

  answers[0]!();
  await first;
  await Promise.resolve();
  expect(answers).toHaveLength(2);

  answers[1]!();
  await Promise.all(later);
  expect(answers).toHaveLength(2);
});
