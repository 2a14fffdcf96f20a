import { fileFault } from './file-fault';

it('says of a file that is empty or too large why it is not sent, and sends the largest that is taken', () => {
  expect(fileFault(0, 700)).toBe('setup.fileEmpty');
  expect(fileFault(1, 700)).toBeUndefined();
  expect(fileFault(700_000, 700)).toBeUndefined();
  expect(fileFault(700_001, 700)).toBe('setup.fileTooLarge');
});
