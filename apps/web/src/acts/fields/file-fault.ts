/** Key of the sentence that says why a file is not sent at all; undefined where it is. Sizes of files in bytes, `maxKb` in kB. */
export function fileFault(size: number, maxKb: number): 'setup.fileEmpty' | 'setup.fileTooLarge' | undefined {
  if (size === 0) return 'setup.fileEmpty';
  return size > maxKb * 1000 ? 'setup.fileTooLarge' : undefined;
}
