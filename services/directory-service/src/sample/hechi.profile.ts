import type { ProfileDocument } from '@concord/contracts/profile';
import { hechi } from '../profile/hechi.profile.js';

/**
 * The sample's Hechi names an invented document that authorises a 督办函, so that a draft can be seen (decision 5): the
 * county's leading office reviews and seals it, the leader signs. A real installation begins with `hechi` as it
 * stands, which drafts none.
 */
export const sampleHechi: ProfileDocument = {
  ...hechi,
  papers: {
    SUPERVISION_LETTER: {
      authority:
        '示例授权文件（虚构）：示例办发〔2025〕1号 / Sample authorising document (fictional), No. 1 of 2025',
      reviewerRole: 'COUNTY_LEADING_OFFICE',
      signerRole: 'LEADER',
      sealRole: 'COUNTY_LEADING_OFFICE',
      numberPrefix: '示例督办',
      mode: 'issues',
      source: 'INF',
    },
  },
};
