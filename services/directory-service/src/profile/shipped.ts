import { profileDocument, type ProfileDocument } from '@concord/contracts/profile';
import { hechi } from './hechi.profile.js';

/** Profiles that come with the product; their shape is checked when the process starts, their ladders when they are saved. */
export const SHIPPED_PROFILES: readonly ProfileDocument[] = [hechi].map((document) =>
  profileDocument.parse(document),
);
