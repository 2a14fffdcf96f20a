import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where one person is reached besides the inbox, as he gave it himself; personal data (architecture.md 15). */
@Entity('contact')
export class ContactRow {
  @PrimaryColumn('uuid')
  personId!: string;

  /** Confirmed e-mail address; shown masked, never logged. */
  @Column('text', { nullable: true })
  email!: string | null;

  /** Case time of the confirmation. */
  @Column('timestamptz', { nullable: true })
  emailConfirmedAt!: Date | null;

  /** Address that waits for its code. */
  @Column('text', { nullable: true })
  pendingEmail!: string | null;

  /** SHA-256 of the newest code; the code itself stands only in the mail. */
  @Column('text', { nullable: true })
  codeHash!: string | null;

  /** Wall time at which that code ends. */
  @Column('timestamptz', { nullable: true })
  codeUntil!: Date | null;

  /** Wrong tries with that code. */
  @Column('int')
  codeTries!: number;

  /** Wall time since which `codesAsked` counts. */
  @Column('timestamptz', { nullable: true })
  codesSince!: Date | null;

  /** Codes asked for within a day: nobody can be flooded with them. */
  @Column('int')
  codesAsked!: number;

  /** Local hour of the daily digest, 0 to 23, in the zone of the person's calendar. */
  @Column('int')
  digestHour!: number;

  /** Language of mail where the person holds no post. */
  @Column('text')
  language!: string;
}
