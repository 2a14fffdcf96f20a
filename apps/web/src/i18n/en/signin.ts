import type { Shape } from '../shape';
import type { signin as zh } from '../zh-CN/signin';

export const signin = {
  going: 'Taking you to the sign-in page…',
  coming: 'Signing you in…',
  failed: 'The sign-in was not completed',
  unknownText: 'Ask the administrator to enter it, or sign in with another account.',
  again: 'Sign in again',
  needed: 'Please sign in',
  neededText: 'This page is for staff and CPPCC members.',
  unknown: 'This account is not registered here.',
} satisfies Shape<typeof zh>;
