import type { IdentityClaims } from '@concord/contracts/identity';

/** What machines (client credentials) may do: names of mutations. A reveal, like any act, needs a person who answers for it. */
const ACTS: readonly string[] = [];

const names = (...lines: string[]): string[] => lines.flatMap((line) => line.split(' '));

/**
 * What machines read of types that are not open to everybody, by type and field: where a matter stands, when something
 * is due, and how many there are. None of it is a person, or a word that a person wrote. What is not named here is
 * refused in every service, whatever roles the client holds, and so is every new field and every new type.
 */
export const MACHINES_READ: Readonly<Record<string, readonly string[]>> = {
  ChangeEntry: names('position recordedAt typename id version at type tombstone'),
  ChangePage: names('entries position hasMore'),
  Consultation: names(
    'id version updatedAt createdAt state round outcome topic orgUnit conveningUnit room sessions',
    'currentSessionId profileKey profileVersion statusReportDue deadlines resolutionItems',
  ),
  ConsultationFigures: names('membersTookPart sessionsHeld residentsTookPart outcomes rooms'),
  Deadline: names(
    'id kind state caseId caseType orgUnit responsible anchorEvent anchorAt budget calendarId',
    'calendarVersion agreedDate dueAt dueDate dueToday overdue breachedAt daysLate elapsed',
    'remaining workingDaysLeft provisional rungs',
  ),
  DeadlineAmount: names('unit n'),
  DeadlineBudget: names('unit n source'),
  DeadlinePage: names('nodes hasMore totalCount'),
  DeadlineRung: names('key at status'),
  DepartmentFigure: names('department open late'),
  FeedbackFigures: names(
    'problemsSolved escalations commitmentsOpen commitmentsLate byDepartment redCardsByDepartment',
  ),
  Post: names('role roleLabel orgUnit from until'),
  Profile: names('key version name steps document'),
  ProfileStep: names('key label states'),
  RedCardFigure: names('department count'),
  ResolutionItem: names(
    'id version updatedAt number state overdue topic consultation orgUnit leadUnit coUnits',
    'assignedAt signedForAt returnUntil agreedDate deadlines',
  ),
  Room: names('id version updatedAt name status buildMode orgUnit progress'),
  RoomProgress: names('year concluded target compliant'),
  RoomYear: names('room year concluded target compliant'),
  Session: names(
    'id version updatedAt number state round outcome counts consultation room scheduledAt',
    'noticeSentAt openedAt concludedAt announcedInOpenSession deadlines',
  ),
  Step: names('key label state since'),
  Topic: names(
    'id version updatedAt number state stateText steps orgUnit level source category urgency',
    'difficulty outcome entrusted entrustingUnit submittedAt filedAt profileKey profileVersion',
    'mergedInto mergedTopics missingToClose deadlines consultation resolutionItems',
  ),
  TopicFigures: names('submitted bySource residents closed'),
  Viewer: names('language readableRoot roles'),
};

/** May the identity do the act, as far as being a machine goes? */
export function machineMay({ kind }: Pick<IdentityClaims, 'kind'>, act: string): boolean {
  return kind !== 'machine' || ACTS.includes(act);
}

/** May the identity read the field of a type that is not open to everybody, as far as being a machine goes? */
export function machineReads(
  { kind }: Pick<IdentityClaims, 'kind'>,
  typename: string,
  field: string,
): boolean {
  if (kind !== 'machine') return true;
  return Object.hasOwn(MACHINES_READ, typename) && MACHINES_READ[typename]!.includes(field);
}
