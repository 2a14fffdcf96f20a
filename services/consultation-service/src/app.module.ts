import { Module } from '@nestjs/common';
import { casesModule } from '@concord/service-kit/cases/cases.module';
import { KitActivities } from '@concord/service-kit/cases/kit.activities';
import { calendarMovesResolver } from '@concord/service-kit/graph/calendar-moves.resolver';
import { clockActsResolver } from '@concord/service-kit/graph/clock-acts.resolver';
import { graphModule } from '@concord/service-kit/graph/graph.module';
import { activityWorker } from '@concord/service-kit/temporal/worker';
import { ConsultationActivities } from './consultation/consultation.activities.js';
import { ConsultationActs } from './consultation/consultation.acts.js';
import { ConsultationActsResolver } from './consultation/consultation.acts.resolver.js';
import { ConsultationChanges } from './consultation/consultation.changes.js';
import { ConsultationClockActs } from './consultation/consultation.clock-acts.js';
import { CONSULTATION_CLOCKED } from './consultation/consultation.clocked.js';
import { ConsultationRow } from './consultation/consultation.entity.js';
import { ConsultationPayload } from './consultation/consultation.graphql.js';
import { ConsultationRepository } from './consultation/consultation.repository.js';
import { ConsultationResolver } from './consultation/consultation.resolver.js';
import { ConsultationService } from './consultation/consultation.service.js';
import { EndingService } from './consultation/ending.service.js';
import { ProgressService } from './consultation/progress.service.js';
import { ReadingService } from './consultation/reading.service.js';
import { CONSULTATION_DATA } from './database.js';
import { FiguresResolver } from './figures/figures.resolver.js';
import { FiguresService } from './figures/figures.service.js';
import './i18n/events.js';
import './i18n/labels.js';
import './i18n/refusals.js';
import { MinutesResolver } from './minutes/minutes.resolver.js';
import { MinutesService } from './minutes/minutes.service.js';
import { NoticeReading } from './publicity/notice.reading.js';
import { PublicityResolver } from './publicity/publicity.resolver.js';
import { PublicityService } from './publicity/publicity.service.js';
import { ResearchService } from './research/research.service.js';
import { RoomReading } from './room/room.reading.js';
import { RoomRepository } from './room/room.repository.js';
import { RoomResolver } from './room/room.resolver.js';
import { RoomService } from './room/room.service.js';
import { AttendanceService } from './session/attendance.service.js';
import { ClosingService } from './session/closing.service.js';
import { DeliberationResolver } from './session/deliberation.resolver.js';
import { DeliberationService } from './session/deliberation.service.js';
import { PlanningResolver } from './session/planning.resolver.js';
import { PlanningService } from './session/planning.service.js';
import { RevealResolver } from './session/reveal.resolver.js';
import { SessionActs } from './session/session.acts.js';
import { SessionAnswers } from './session/session.answers.js';
import { SessionClockActs } from './session/session.clock-acts.js';
import { SessionPayload } from './session/session.graphql.js';
import { SessionReading } from './session/session.reading.js';
import { SessionRepository } from './session/session.repository.js';
import { SessionResolver } from './session/session.resolver.js';
import { LIST_SIZES } from './list-sizes.js';

/** The use cases, without the graph and the worker around them; tests build these alone. */
export const USE_CASES = [
  ConsultationActs,
  ConsultationClockActs,
  ConsultationService,
  ConsultationRepository,
  ReadingService,
  EndingService,
  ProgressService,
  ResearchService,
  RoomRepository,
  RoomReading,
  RoomService,
  SessionActs,
  SessionClockActs,
  SessionRepository,
  SessionReading,
  SessionAnswers,
  PlanningService,
  AttendanceService,
  DeliberationService,
  ClosingService,
  MinutesService,
  PublicityService,
  NoticeReading,
  FiguresService,
];

const RESOLVERS = [
  clockActsResolver('Consultation', ConsultationPayload, ConsultationClockActs),
  clockActsResolver('Session', SessionPayload, SessionClockActs),
  calendarMovesResolver('consultationCalendarMoves'),
  ConsultationResolver,
  ConsultationActsResolver,
  RoomResolver,
  SessionResolver,
  PlanningResolver,
  DeliberationResolver,
  MinutesResolver,
  RevealResolver,
  PublicityResolver,
  FiguresResolver,
  ConsultationChanges,
];

/** consultation-service: rooms, research, sessions, minutes, publicity, and the report to the next session. */
@Module({
  imports: [
    casesModule({
      ...CONSULTATION_DATA,
      stories: [{ kind: 'consultation', entity: ConsultationRow, reportsTo: 'topicId' }],
      clocked: CONSULTATION_CLOCKED,
    }),
    graphModule({ listSizes: LIST_SIZES }),
    activityWorker({ providers: [KitActivities, ConsultationActivities] }),
  ],
  providers: [...USE_CASES, ConsultationActivities, ...RESOLVERS],
})
export class ConsultationServiceModule {}
