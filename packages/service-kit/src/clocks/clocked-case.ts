import type { Recipient } from '@concord/contracts/facts';
import type { IdentityClaims } from '@concord/contracts/identity';
import type { Kind } from '@concord/contracts/ids';
import type { ActTransaction, Happening } from '../acts/act-transaction.js';
import type { CaseRow } from '../database/case-row.js';
import type { CommonEventType } from '../i18n/events.js';
import type { OrgTree } from '../replica/org-tree.js';
import type { ClockSides } from './clock-acts.rules.js';
import type { ClockRow } from './clock.entity.js';

/** Who asks, and where and when he is looked at. */
export interface Who {
  identity: IdentityClaims;
  tree: OrgTree;
  now: Date;
}

/** What a kind of case says about itself, so that its clocks can be extended and stopped. */
export interface ClockedCase<Row extends CaseRow> {
  kind: Kind;
  /** Noun within the mutations' names, e.g. `Item`. */
  noun: string;
  entity: new () => Row;
  readable(row: Row, identity: IdentityClaims, tx: ActTransaction): boolean | Promise<boolean>;
  sides(row: Row, clock: ClockRow, who: Who): ClockSides;
  /** Who learns of what the other side did. */
  told(row: Row, clock: ClockRow, tree: OrgTree, now: Date): Record<keyof ClockSides, Recipient[]>;
  /** Writes the row with its chain entry; `notices` go to where the case has its story. */
  record(tx: ActTransaction, row: Row, happening: Happening<CommonEventType>): Promise<void>;
}
