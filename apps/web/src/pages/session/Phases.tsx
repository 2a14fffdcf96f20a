import type { ReactNode } from 'react';
import type { StepPartsFragment } from '../../graph/generated/graphql';
import { useLabels } from '../../i18n/labels';
import { Steps } from '../../parts/Steps';
import type { SessionData } from './SessionPage';
import { marks } from '../../i18n/marks';

const COURSE = [
  'PLANNED',
  'NOTICED',
  'SIGN_IN',
  'RAISE_OPINIONS',
  'INTERACTIVE',
  'REVISE',
  'CONFIRM',
  'CONCLUDED',
  'MINUTES_SIGNED',
];
const PHASES = COURSE.slice(3, 7);

/** The steps of a session from what it is and what has happened. */
export function phaseSteps(
  session: Pick<SessionData, 'state' | 'noticeSentAt' | 'openedAt' | 'concludedAt' | 'phases' | 'minutes'>,
  label: (code: string) => string,
): StepPartsFragment[] {
  const { state, noticeSentAt, concludedAt, phases, minutes } = session;
  const standing = state === 'MINUTES_DRAFT' ? 'CONCLUDED' : state;
  const at = COURSE.indexOf(standing);
  const merged = new Set(phases.flatMap((step) => step.merged));
  const since = (code: string): string | null => {
    if (code === 'NOTICED') return noticeSentAt ?? null;
    if (code === 'CONCLUDED') return concludedAt ?? null;
    if (code === 'MINUTES_SIGNED') return minutes?.signedAt ?? null;
    return phases.findLast(({ phase }) => phase === code)?.at ?? null;
  };
  return COURSE.map((code, place) => {
    const skipped = PHASES.includes(code) && merged.has(code) && !phases.some(({ phase }) => phase === code);
    const finished = state === 'MINUTES_SIGNED' && code === state;
    const stands = at < 0 ? 'AHEAD' : place === at && !finished ? 'CURRENT' : place <= at ? 'DONE' : 'AHEAD';
    return { key: code, label: label(code), state: skipped ? 'SKIPPED' : stands, since: since(code) };
  });
}

/** The course of a session; merged phases are marked as not gone through. */
export function Phases({ session }: { session: SessionData }): ReactNode {
  const label = useLabels();
  const reasons = session.phases.filter(({ reason }) => reason);
  return (
    <>
      <Steps steps={phaseSteps(session, (code) => label('sessionState', code))} />
      {reasons.length > 0 && (
        <ul className="small muted" style={{ margin: '8px 0 0', paddingLeft: 20 }}>
          {reasons.map(({ phase, at, reason }) => (
            <li key={at}>
              {label('sessionState', phase)}
              {marks().colon}
              {reason}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
