import { Entity } from 'typeorm';
import { CaseRow } from '@concord/service-kit/database/case-row';

/** Bare uuid of the one directory. */
export const DIRECTORY_ID = '00000000-0000-7000-8000-000000000d17';

/**
 * The directory as a whole: one row, made by the migration, whose version rises with every change of tree, posts or
 * profiles. Changes lock it, so they happen one after the other. `orgUnitId` is the first root unit.
 */
@Entity('directory')
export class DirectoryRow extends CaseRow {}
