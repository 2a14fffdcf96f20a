import type { ProfileDocument } from '@concord/contracts/profile';
import { hechi } from '../profile/hechi.profile.js';

/**
 * The sample's Hechi names an invented document that authorises a 督办函, so that a draft can be seen (decision 5).
 * A real installation begins with `hechi` as it stands, which drafts none.
 */
export const sampleHechi: ProfileDocument = {
  ...hechi,
  supervisionLetter: {
    signerRole: 'COUNTY_LEADING_OFFICE',
    authority:
      '示例授权文件（虚构）：示例办发〔2025〕1号 / Sample authorising document (fictional), No. 1 of 2025',
  },
};
