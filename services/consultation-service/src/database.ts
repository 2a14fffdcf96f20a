import { ConsultationRow } from './consultation/consultation.entity.js';
import { ConsultationTables1795000000100 } from './migrations/1795000000100-consultation-tables.js';
import { LookAlikes1795000000900 } from './migrations/1795000000900-look-alikes.js';
import { ReadersOfNow1795000001000 } from './migrations/1795000001000-readers-of-now.js';
import { ObjectionRow } from './publicity/objection.entity.js';
import { RoomRow } from './room/room.entity.js';
import { ParticipantRow } from './session/participant.entity.js';
import { SessionRow } from './session/session.entity.js';
import { StatementRow } from './session/statement.entity.js';

/** What consultation-service keeps: its entities, and the migrations that make their tables. */
export const CONSULTATION_DATA = {
  entities: [RoomRow, ConsultationRow, SessionRow, ParticipantRow, StatementRow, ObjectionRow],
  migrations: [ConsultationTables1795000000100, LookAlikes1795000000900, ReadersOfNow1795000001000],
};
