import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './errors.js';
import { newSealKey, writeSecrets, type Secrets } from './secrets.js';

/**
 * Secrets of before the seal get a key; but stories that were told unsealed would be refused from then on, one failing
 * task after another, so with any of them there nothing is changed and the start says what to do.
 */
export function requireSealKeys(dataDir: string, secrets: Secrets): Secrets {
  if (secrets.temporalCodecKeys) return secrets;
  const told = join(dataDir, 'temporal', 'temporal.db');
  if (existsSync(told)) {
    throw new LaunchError(
      `${told} 中的流程由早期版本写入，未加密封，现在会被拒绝；请用 --data 另选目录，或把该文件移到别处后重新启动（案件数据都保留，未完成的流程不再自动推进）。`,
      `The stories in ${told} were told by an earlier version, unsealed, and would be refused now; choose another directory with --data, or move this file away and start again (every case is kept, but stories under way no longer go on by themselves).`,
    );
  }
  const complete = { ...secrets, temporalCodecKeys: newSealKey() };
  writeSecrets(dataDir, complete);
  return complete;
}
