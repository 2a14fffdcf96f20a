import { Inject, Injectable } from '@nestjs/common';
import { isUuid, typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import type { RequestLoaders } from '@concord/service-kit/graph/context';
import { CodedError } from '@concord/service-kit/log';
import { IsNull, Not } from 'typeorm';
import { DIRECTORY_ENV, type DirectoryEnv } from '../env.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import { PersonRow } from '../person/person.entity.js';
import { nameOf, roleLabel } from '../person/person.mapper.js';
import { PersonReader } from '../person/person.reader.js';
import { toOrgUnit } from '../unit/unit.mapper.js';
import { outermostReach } from './viewer.rules.js';
import type { IdentityRecord, SamplePerson, Viewer } from './viewer.graphql.js';

/** Who somebody is: for himself, and for the gateway that signs his identity. */
@Injectable()
export class ViewerReader {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DirectoryReader) private readonly directory: DirectoryReader,
    @Inject(PersonReader) private readonly people: PersonReader,
    @Inject(DIRECTORY_ENV) private readonly env: DirectoryEnv,
  ) {}

  async viewer(act: ActContext, loaders: RequestLoaders): Promise<Viewer> {
    const { personId } = act.identity;
    const tree = await this.directory.tree(loaders);
    const root = tree.unit(
      outermostReach(
        tree,
        act.identity.roles.map((role) => role.orgUnitId),
      ) ?? '',
    );
    return {
      person: personId ? await this.people.person(act, loaders, typedId('person', personId)) : null,
      roles: personId ? await this.people.postsOf(act, loaders, personId) : [],
      language: act.language,
      readableRoot: root ? toOrgUnit(root, act.language) : null,
    };
  }

  /** Roles and language of a token's subject; null for an unknown or disabled one. */
  async identityOf(
    act: ActContext,
    loaders: RequestLoaders,
    subject: string,
  ): Promise<IdentityRecord | null> {
    gatewayOnly(act);
    const byId = isUuid(subject) ? [{ id: subject }] : [];
    // A subject of its own comes first: an issuer could hand out another person's uuid.
    const rows = await this.database.em.find(PersonRow, { where: [{ subject }, ...byId] });
    const row =
      rows.find((person) => person.subject === subject) ?? rows.find((person) => person.subject === null);
    return this.recordOf(act, loaders, row);
  }

  /** For a calendar feed: its token names the person himself, and no issuer was asked. */
  async identityOfPerson(
    act: ActContext,
    loaders: RequestLoaders,
    personId: string,
  ): Promise<IdentityRecord | null> {
    gatewayOnly(act);
    const row = isUuid(personId) ? await this.database.em.findOneBy(PersonRow, { id: personId }) : null;
    return this.recordOf(act, loaders, row);
  }

  private async recordOf(
    act: ActContext,
    loaders: RequestLoaders,
    row: PersonRow | null | undefined,
  ): Promise<IdentityRecord | null> {
    if (!row || row.disabled) return null;
    const tree = await this.directory.tree(loaders);
    const own = tree.postsOfPerson(row.id, act.now).map(({ role, orgUnitId }) => ({ role, orgUnitId }));
    const held = new Set(own.map(({ role, orgUnitId }) => `${role} ${orgUnitId}`));
    // His own posts come first: what he may do himself he does not do for another.
    const deputised = tree
      .deputisedBy(row.id, act.now)
      .filter(({ role, orgUnitId }) => !held.has(`${role} ${orgUnitId}`))
      .map(({ role, orgUnitId, holderId, acts }) => ({
        role,
        orgUnitId,
        onBehalfOf: holderId,
        acts: acts ?? null,
      }));
    return { personId: row.id, roles: [...own, ...deputised], language: row.language };
  }

  /** People to become with one click; null unless the sample is on. */
  async samplePeople(act: ActContext, loaders: RequestLoaders): Promise<SamplePerson[] | null> {
    gatewayOnly(act);
    if (!this.env.sample) return null;
    const tree = await this.directory.tree(loaders);
    const rows = await this.database.em.find(PersonRow, {
      where: { sampleOrder: Not(IsNull()), disabled: false },
      order: { sampleOrder: 'ASC' },
    });
    return rows.map((row) => {
      const post = tree.postsOfPerson(row.id, act.now)[0];
      const unit = post && tree.unit(post.orgUnitId);
      return {
        id: row.id,
        name: nameOf(row, act.language),
        roleLabel: post ? roleLabel(post.role, act.language) : '',
        unitName: unit ? toOrgUnit(unit, act.language).name : '',
      };
    });
  }
}

function gatewayOnly(act: ActContext): void {
  if (act.identity.kind !== 'gateway') throw new CodedError('NOT_PERMITTED');
}
