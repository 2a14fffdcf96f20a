import type { Language } from '@concord/contracts/identity';
import type { ProfileVersion } from '@concord/service-kit/replica/org-tree';
import type { Profile } from './profile.graphql.js';

export function toProfile(profile: ProfileVersion | undefined, language: Language): Profile | null {
  if (!profile) return null;
  const { key, version, document } = profile;
  const steps = document.steps.map((step) => ({
    key: step.key,
    label: step.label[language],
    states: step.states,
  }));
  return { key, version, name: document.name[language], steps, document };
}
